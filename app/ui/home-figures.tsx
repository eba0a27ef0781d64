import { BlockStack, Box, Text } from "@shopify/polaris";

import { Figure, FigureGrid } from "./figure.tsx";

interface Figures {
  underway: number;
  arrivingToday: number;
  overdue: number;
  inTrouble: number;
  delivered: number;
  medianDays: number | null;
  messages: { sent: number; waiting: number; failed: number; withheld: number };
  pageViews: number;
  pickClicks: number;
}

/** The live figures of the home page: where parcels are now, and what the last week brought. */
export function HomeFigures({ figures }: { figures: Figures }) {
  const { messages } = figures;
  const unsent = [
    messages.waiting > 0 ? `${messages.waiting} waiting` : "",
    messages.failed > 0 ? `${messages.failed} failed` : "",
    messages.withheld > 0 ? `${messages.withheld} not sent, with a reason` : "",
  ].filter(Boolean);
  return (
    <BlockStack gap="400">
      <Group title="Now">
        <Figure label="Under way" value={count(figures.underway)} note="parcels" url="/app/shipments?status=underway" />
        <Figure
          label="Arriving today"
          value={count(figures.arrivingToday)}
          note="on the van or expected today"
          url="/app/shipments?status=today"
        />
        <Figure
          label="Overdue"
          value={count(figures.overdue)}
          note="expected before today"
          url="/app/shipments?status=overdue"
          isAlarming={figures.overdue > 0}
        />
        <Figure
          label="In trouble"
          value={count(figures.inTrouble)}
          note="delayed, held up or returning"
          url="/app/shipments?status=trouble"
          isAlarming={figures.inTrouble > 0}
        />
      </Group>
      <Group title="Last 7 days">
        <Figure label="Delivered" value={count(figures.delivered)} note={typicalTime(figures.medianDays)} />
        <Figure
          label="Messages sent"
          value={count(messages.sent)}
          note={unsent.join(", ") || "nothing waiting or failed"}
        />
        <Figure label="Tracking-page views" value={count(figures.pageViews)} note="by shoppers" />
        <Figure label="Clicks on picks" value={count(figures.pickClicks)} note="on the tracking page" />
      </Group>
    </BlockStack>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <BlockStack gap="200">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
      </Box>
      <FigureGrid>{children}</FigureGrid>
    </BlockStack>
  );
}

function count(number: number): string {
  return number.toLocaleString("en-US");
}

function typicalTime(medianDays: number | null): string {
  if (medianDays === null) return "parcels";
  return `typically ${medianDays.toFixed(1)} days after the order`;
}
