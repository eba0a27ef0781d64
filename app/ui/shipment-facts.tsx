import { BlockStack, Card, Link, Text } from "@shopify/polaris";

import { formatDays, formatMoment } from "./format-time.ts";

/** What the day rests on. */
const EXPECTED = {
  carrier: "Expected, by the carrier’s date",
  rule: "Expected, by your delivery rules",
  learned: "Expected, by how parcels travel",
} as const;

interface ShipmentFactsProps {
  carrier: string;
  number: string;
  url: string | null;
  /** Name of the country it left from; null when nobody told. */
  from: string | null;
  country: string | null;
  placedAt: string;
  deliveredAt: string | null;
  estimate: { earliestOn: string; latestOn: string; basis: keyof typeof EXPECTED } | null;
  /** On the van: whatever day was named before, it comes today. */
  isToday: boolean;
  clock: { timeZone: string; now: string };
}

/** Who carries the parcel, where to, and when it should come. */
export function ShipmentFacts({
  carrier,
  number,
  url,
  from,
  country,
  placedAt,
  deliveredAt,
  estimate,
  isToday,
  clock,
}: ShipmentFactsProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Delivery
        </Text>
        {deliveredAt ? <Fact label="Delivered">{formatMoment(deliveredAt, clock.timeZone, clock.now)}</Fact> : null}
        {isToday ? <Fact label="Expected">Today</Fact> : null}
        {estimate && !deliveredAt && !isToday ? (
          <Fact label={EXPECTED[estimate.basis]}>{formatDays(estimate.earliestOn, estimate.latestOn)}</Fact>
        ) : null}
        <Fact label="Carrier">{carrier || "Not told"}</Fact>
        <Fact label="Tracking number">
          {number && url && /^https?:\/\//.test(url) ? (
            <Link url={url} target="_blank">
              {number}
            </Link>
          ) : (
            number || "None yet"
          )}
        </Fact>
        {from ? <Fact label="Sent from">{from}</Fact> : null}
        <Fact label="To">{country ?? "Not told"}</Fact>
        <Fact label="Ordered">{formatMoment(placedAt, clock.timeZone, clock.now)}</Fact>
      </BlockStack>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <Text as="p" variant="bodySm" tone="subdued">
        {label}
      </Text>
      <Text as="p" breakWord>
        {children}
      </Text>
    </div>
  );
}
