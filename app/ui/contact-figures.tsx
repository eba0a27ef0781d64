import { BlockStack, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";

import { countWords, doubtWords, type Rate, rateWords } from "./contact-rate-words.ts";
import { Figure, FigureGrid } from "./figure.tsx";

interface ContactFiguresProps {
  days: number;
  figures: { together: Rate; onPage: Rate; atDesk: Rate; both: number };
}

const PERIODS = [28, 90];

/** How often shoppers asked, in all and by the two ways of asking. */
export function ContactFigures({ days, figures }: ContactFiguresProps) {
  const { together, onPage, atDesk, both } = figures;
  return (
    <BlockStack gap="300">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <Text as="h2" variant="headingMd">
          Contacts per 100 orders
        </Text>
        <ButtonGroup variant="segmented">
          {PERIODS.map((period) => (
            <Button key={period} pressed={period === days} url={`/app/contacts?days=${period}`}>
              {`${period} days`}
            </Button>
          ))}
        </ButtonGroup>
      </InlineStack>
      <FigureGrid>
        <Figure label="Together" value={rateWords(together)} note={noteOf(together)} />
        <Figure label="“Still need help?” on the page" value={rateWords(onPage)} note={noteOf(onPage)} />
        <Figure label="In your help desk" value={rateWords(atDesk)} note={noteOf(atDesk)} />
        <Figure
          label="Both ways"
          value={both.toLocaleString("en-US")}
          note="asked on the page, and wrote within a day"
        />
      </FigureGrid>
      <Text as="p" variant="bodySm" tone="subdued">
        Whoever asks about the same order again within a day is counted once. Orders are those placed in these days.
      </Text>
    </BlockStack>
  );
}

function noteOf(rate: Rate): string {
  return [countWords(rate), doubtWords(rate)].filter(Boolean).join("; ");
}
