import { Box, Card, Text } from "@shopify/polaris";

import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";

import { StageRow, type StageRowFacts } from "./stage-row.tsx";

interface StageListProps {
  stages: StageRowFacts[];
  onChange: (kind: MessageKind, channel: Channel, enabled: boolean) => void;
}

/** Every stage of a parcel's way, in its order. */
export function StageList({ stages, onChange }: StageListProps) {
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          Stages
        </Text>
        <Text as="p" tone="subdued">
          Open a stage to change its words, look at it and send yourself a test.
        </Text>
      </Box>
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {stages.map((stage) => (
          <StageRow
            key={stage.kind}
            stage={stage}
            onChange={(channel, enabled) => onChange(stage.kind, channel, enabled)}
          />
        ))}
      </ul>
    </Card>
  );
}
