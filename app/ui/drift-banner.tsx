import { Banner, BlockStack, Card, List, Text } from "@shopify/polaris";

import { count, parcels } from "./score-words.ts";

export interface DriftView {
  id: string;
  /** purchase | handover */
  moment: string;
  /** In words; null: all of them together. */
  country: string | null;
  /** In words: since when it looks wrong, when it was noticed, and when it was over. */
  since: string;
  raised: string;
  cleared: string | null;
  told: number;
  late: number;
}

/** What is wrong with the windows told now; nothing while they hold. */
export function DriftBanner({ drifts }: { drifts: DriftView[] }) {
  const open = drifts.filter(({ cleared }) => cleared === null);
  if (open.length === 0) return null;
  return (
    <Banner tone="warning" title="Delivery dates do not hold at the moment">
      <BlockStack gap="200">
        {open.map((drift) => (
          <Text as="p" key={drift.id}>
            {`${subjectOf(drift)}: noticed on ${drift.raised}, when ${count(drift.late)} of ${parcels(drift.told)} since ${drift.since} had not come by the time by which 9 of 10 were to come.`}
          </Text>
        ))}
        <Text as="p">
          Newer parcels are learned from, and what shoppers are told follows. This ends by itself when dates hold again.
        </Text>
      </BlockStack>
    </Banner>
  );
}

/** The times when windows did not hold, the newest first. */
export function DriftHistory({ drifts }: { drifts: DriftView[] }) {
  const past = drifts.filter(({ cleared }) => cleared !== null);
  if (past.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          When they did not hold
        </Text>
        <List>
          {past.map((drift) => (
            <List.Item key={drift.id}>
              {`${subjectOf(drift)}, ${drift.raised} to ${drift.cleared}: ${count(drift.late)} of ${parcels(drift.told)} late.`}
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}

function subjectOf({ moment, country }: DriftView): string {
  if (moment === "purchase") return "Told at the order";
  return country === null ? "Parcels on the way" : `Parcels to ${country}`;
}
