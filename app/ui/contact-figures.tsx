import { BlockStack, Box, Text } from "@shopify/polaris";

import { countWords, doubtWords, type Rate, rateWords } from "./contact-rate-words.ts";
import { Figure, FigureGrid } from "./figure.tsx";
import { EDGE, PeriodHeading } from "./period-heading.tsx";

interface ContactFiguresProps {
  days: number;
  onDays: (days: number) => void;
  figures: { together: Rate; onPage: Rate; atDesk: Rate; both: number };
}

/** How often shoppers asked, in all and by the two ways of asking. */
export function ContactFigures({ days, onDays, figures }: ContactFiguresProps) {
  const { together, onPage, atDesk, both } = figures;
  return (
    <BlockStack gap="300">
      <PeriodHeading title="Contacts per 100 orders" days={days} onDays={onDays} />
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
      <Box paddingInline={EDGE}>
        <Text as="p" variant="bodySm" tone="subdued">
          Whoever asks about the same order again within a day is counted once. Orders are those placed in these days.
        </Text>
      </Box>
    </BlockStack>
  );
}

function noteOf(rate: Rate): string {
  return [countWords(rate), doubtWords(rate)].filter(Boolean).join("; ");
}
