import { Badge, IndexTable, Text } from "@shopify/polaris";

import { NothingHere, SectionCard } from "./section-card.tsx";
import { topicWords } from "./topic-words.ts";

export interface TopicRow {
  topic: string;
  received: number;
  failed: number;
}

/** How many webhooks of each topic arrived in the last 24 hours. */
export function TopicCounts({ rows }: { rows: TopicRow[] }) {
  return (
    <SectionCard title="Received in the last 24 hours">
      {rows.length === 0 ? (
        <NothingHere>Nothing yet. Orders, shipments and products appear here as they change in Shopify.</NothingHere>
      ) : (
        <IndexTable
          selectable={false}
          resourceName={{ singular: "topic", plural: "topics" }}
          itemCount={rows.length}
          headings={[
            { title: "What Shopify told" },
            { title: "Received", alignment: "end" },
            { title: "Not read", alignment: "end" },
          ]}
        >
          {rows.map((row, position) => (
            <IndexTable.Row id={row.topic} key={row.topic} position={position}>
              <IndexTable.Cell>
                <Text as="p">{topicWords[row.topic] ?? row.topic}</Text>
                {row.topic in topicWords ? (
                  <Text as="p" variant="bodySm" tone="subdued">
                    {row.topic}
                  </Text>
                ) : null}
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {row.received.toLocaleString("en-US")}
                </Text>
              </IndexTable.Cell>
              <IndexTable.Cell>
                <Text as="span" alignment="end" numeric>
                  {row.failed > 0 ? <Badge tone="critical">{String(row.failed)}</Badge> : "0"}
                </Text>
              </IndexTable.Cell>
            </IndexTable.Row>
          ))}
        </IndexTable>
      )}
    </SectionCard>
  );
}
