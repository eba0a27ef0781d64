import { BlockStack, Button, ButtonGroup, Card, Text } from "@shopify/polaris";
import { useState } from "react";

import { formatMoment } from "./format-time.ts";

interface LinkCardProps {
  links: { made: number; opened: number; working: number; lastSeenAt: string | null };
  /** The shopper's page, once it was asked for. */
  previewUrl: string | null;
  /** What is under way. */
  busy: "preview" | "endLinks" | null;
  onOpen: () => void;
  onEnd: () => void;
  clock: { timeZone: string; now: string };
}

/** How the shopper's links are used, a way to see what the shopper sees, and a way to end the links. */
export function LinkCard({ links, previewUrl, busy, onOpen, onEnd, clock }: LinkCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Tracking page
        </Text>
        <Text as="p">{tellLinks(links, clock)}</Text>
        <ButtonGroup>
          {previewUrl ? (
            <Button url={previewUrl} target="_blank">
              Open the page
            </Button>
          ) : (
            <Button loading={busy === "preview"} onClick={onOpen}>
              See the shopper’s page
            </Button>
          )}
        </ButtonGroup>
        {links.working > 0 ? <EndLinks isBusy={busy === "endLinks"} onEnd={onEnd} /> : null}
      </BlockStack>
    </Card>
  );
}

/** Asks once more: whoever has the page open loses it. */
function EndLinks({ isBusy, onEnd }: { isBusy: boolean; onEnd: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked) {
    return (
      <div>
        <Button variant="plain" onClick={() => setIsAsked(true)}>
          Make all links new
        </Button>
      </div>
    );
  }
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        Every link to this order that was sent so far stops working. The next message brings a new one, and so does
        looking the order up.
      </Text>
      <ButtonGroup>
        <Button tone="critical" loading={isBusy} onClick={onEnd}>
          End the old links
        </Button>
        <Button disabled={isBusy} onClick={() => setIsAsked(false)}>
          Keep them
        </Button>
      </ButtonGroup>
    </BlockStack>
  );
}

function tellLinks({ made, opened, working, lastSeenAt }: LinkCardProps["links"], clock: LinkCardProps["clock"]) {
  if (made === 0) return "No link has been sent yet.";
  const count = made === 1 ? "1 link sent" : `${made} links sent`;
  const seen = lastSeenAt
    ? `${opened} opened, last on ${formatMoment(lastSeenAt, clock.timeZone, clock.now)}.`
    : "not opened yet.";
  const ended = working > 0 ? "" : made === 1 ? " It no longer works." : " None of them works any longer.";
  return `${count}, ${seen}${ended}`;
}
