import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import type { BlockStatus } from "./block-status.ts";

interface StatusCardProps {
  sending: "off" | "on" | "paused";
  block: BlockStatus;
  /** The theme editor with our block ready to be placed. */
  blockUrl: string;
  /** Given while the guide is hidden although steps are left: how many, and a way to see it again. */
  setup?: { stepsLeft: number; onShow: () => void };
}

const SENDING = {
  on: <Badge tone="success">On</Badge>,
  paused: <Badge tone="attention">Paused</Badge>,
  off: <Badge>Off</Badge>,
};

/** Whether the parts that shoppers meet are at work. */
export function StatusCard({ sending, block, blockUrl, setup }: StatusCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          Status
        </Text>
        <Part name="Messages to shoppers" badge={SENDING[sending]}>
          <Button variant="plain" url="/app/notifications">
            {sending === "on" ? "Change" : "Switch on"}
          </Button>
        </Part>
        {block === "unknown" ? null : (
          <Part
            name="Tracking block in your theme"
            badge={
              block === "active" ? <Badge tone="success">Active</Badge> : <Badge tone="attention">Not added</Badge>
            }
          >
            <Button variant="plain" url={blockUrl} target="_blank">
              {block === "active" ? "Open theme editor" : "Add it"}
            </Button>
          </Part>
        )}
        {setup ? (
          <Part name="Set-up" badge={<Badge tone="attention">{stepsLeft(setup.stepsLeft)}</Badge>}>
            <Button variant="plain" onClick={setup.onShow}>
              Show the guide
            </Button>
          </Part>
        ) : null}
      </BlockStack>
    </Card>
  );
}

function Part({ name, badge, children }: { name: string; badge: ReactNode; children: ReactNode }) {
  return (
    <InlineStack align="space-between" blockAlign="center" gap="200">
      <InlineStack gap="200" blockAlign="center">
        <Text as="p">{name}</Text>
        {badge}
      </InlineStack>
      <Box>{children}</Box>
    </InlineStack>
  );
}

function stepsLeft(count: number): string {
  return count === 1 ? "1 step left" : `${count} steps left`;
}
