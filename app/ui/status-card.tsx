import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import type { ReactNode } from "react";

import type { BlockStatus } from "./block-status.ts";

interface StatusCardProps {
  sending: "off" | "on" | "paused";
  /** Every theme block, with the theme editor in which it can be placed. */
  blocks: { handle: string; name: string; isExtra: boolean; url: string; status: BlockStatus }[];
  /** Given while the guide is hidden although steps are left: how many, and a way to see it again. */
  setup?: { stepsLeft: number; onShow: () => void };
}

const SENDING = {
  on: <Badge tone="success">On</Badge>,
  paused: <Badge tone="attention">Paused</Badge>,
  off: <Badge>Off</Badge>,
};

/** Whether the parts that shoppers meet are at work. */
export function StatusCard({ sending, blocks, setup }: StatusCardProps) {
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
        {blocks
          .filter(({ status }) => status !== "unknown")
          .map(({ handle, name, isExtra, url, status }) => (
            <Part key={handle} name={`${name} in your theme`} badge={blockBadge(status, isExtra)}>
              <Button
                variant="plain"
                url={url}
                target="_blank"
                accessibilityLabel={status === "active" ? `${name}: open theme editor` : `Add the ${name}`}
              >
                {status === "active" ? "Open theme editor" : "Add it"}
              </Button>
            </Part>
          ))}
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

function blockBadge(status: BlockStatus, isExtra: boolean) {
  if (status === "active") return <Badge tone="success">Active</Badge>;
  return isExtra ? <Badge>Not added</Badge> : <Badge tone="attention">Not added</Badge>;
}

function stepsLeft(count: number): string {
  return count === 1 ? "1 step left" : `${count} steps left`;
}
