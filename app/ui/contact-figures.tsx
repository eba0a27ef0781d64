import { BlockStack, Box, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";

import { countWords, doubtWords, type Rate, rateWords } from "./contact-rate-words.ts";
import { Figure, FigureGrid } from "./figure.tsx";

interface ContactFiguresProps {
  days: number;
  onDays: (days: number) => void;
  figures: { together: Rate; onPage: Rate; atDesk: Rate; both: number };
}

const PERIODS = [28, 90];
/** On a phone the page has no edge of its own. */
const EDGE = { xs: "400", sm: "0" } as const;

/** How often shoppers asked, in all and by the two ways of asking. */
export function ContactFigures({ days, onDays, figures }: ContactFiguresProps) {
  const { together, onPage, atDesk, both } = figures;
  return (
    <BlockStack gap="300">
      <Box paddingInline={EDGE}>
        <InlineStack align="space-between" blockAlign="center" gap="300">
          <Text as="h2" variant="headingMd">
            Contacts per 100 orders
          </Text>
          <ButtonGroup variant="segmented">
            {PERIODS.map((period) => (
              <Button key={period} pressed={period === days} onClick={() => onDays(period)}>
                {`${period} days`}
              </Button>
            ))}
          </ButtonGroup>
        </InlineStack>
      </Box>
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
