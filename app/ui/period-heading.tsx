import { Box, Button, ButtonGroup, InlineStack, Text } from "@shopify/polaris";

interface PeriodHeadingProps {
  title: string;
  days: number;
  onDays: (days: number) => void;
  /** What may be chosen. */
  periods?: readonly number[];
}

const PERIODS = [28, 90];
/** On a phone the page has no edge of its own: what stands outside of cards brings its own. */
export const EDGE = { xs: "400", sm: "0" } as const;

/** What figures are about, and of how many days. */
export function PeriodHeading({ title, days, onDays, periods = PERIODS }: PeriodHeadingProps) {
  return (
    <Box paddingInline={EDGE}>
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        <ButtonGroup variant="segmented">
          {periods.map((period) => (
            <Button key={period} pressed={period === days} onClick={() => onDays(period)}>
              {`${period} days`}
            </Button>
          ))}
        </ButtonGroup>
      </InlineStack>
    </Box>
  );
}
