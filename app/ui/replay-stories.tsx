import { BlockStack, Box, Button, Divider, InlineGrid, Text } from "@shopify/polaris";
import { Link } from "@remix-run/react";
import { useState } from "react";

import { kindWords } from "#app/tracking/words.ts";

import { formatMoment } from "./format-time.ts";
import { channelWord, type Clock } from "./message-words.ts";
import type { ReplayLine, ReplayStory } from "./replay-words.ts";

const STEP = 20;

/** Orders that would have gone another way: today's rules on the left, the draft's on the right. */
export function ReplayStories({ stories, clock }: { stories: ReplayStory[]; clock: Clock }) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      {stories.slice(0, shown).map((story) => (
        <Box key={story.orderId}>
          <Divider />
          <Box paddingInline="400" paddingBlock="300">
            <BlockStack gap="200">
              <Link
                to={`/app/messages?order=${encodeURIComponent(story.name)}&days=all`}
                className="Polaris-Link Polaris-Link--monochrome"
              >
                <Text as="span" fontWeight="semibold">
                  {story.name}
                </Text>
              </Link>
              <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
                <Side title="Today" lines={story.today} others={story.draft} clock={clock} />
                <Side title="Draft" lines={story.draft} others={story.today} clock={clock} />
              </InlineGrid>
            </BlockStack>
          </Box>
        </Box>
      ))}
      {stories.length > shown ? (
        <Box padding="400">
          <Button onClick={() => setShown(shown + STEP)}>Show more orders</Button>
        </Box>
      ) : null}
    </>
  );
}

interface SideProps {
  title: string;
  lines: ReplayLine[];
  others: ReplayLine[];
  clock: Clock;
}

/** What was sent, and of the rest only what differs from the other side: most of both is the same. */
function Side({ title, lines, others, clock }: SideProps) {
  const known = new Set(others.map((line) => JSON.stringify(line)));
  const told = lines.filter((line) => line.outcome === "sent" || !known.has(JSON.stringify(line)));
  return (
    <BlockStack gap="100">
      <Text as="h4" variant="bodySm" tone="subdued">
        {title}
      </Text>
      {told.length === 0 ? <Text as="p">Nothing is sent.</Text> : null}
      {told.map((line, place) => (
        <Text key={place} as="p" variant="bodySm" fontWeight={known.has(JSON.stringify(line)) ? "regular" : "semibold"}>
          {describe(line, clock)}
        </Text>
      ))}
    </BlockStack>
  );
}

function describe(line: ReplayLine, { timeZone, now }: Clock): string {
  const name = `${kindWords[line.kind].title} by ${channelWord(line.channel)}`;
  const moment = formatMoment(line.at, timeZone, now);
  if (line.outcome === "not_sent") return `${name}: not sent. ${(line.why ?? "").replace(/^Not sent: /, "")}`;
  if (line.outcome === "waiting") return `${name}: would wait until ${moment}`;
  const details = [
    moment,
    line.parcels > 1 ? `${line.parcels} parcels` : "",
    line.segments > 1 ? `${line.segments} segments` : "",
    line.waitedForDay ? "after the night" : "",
  ];
  return `${name}, ${details.filter(Boolean).join(", ")}`;
}
