import { BlockStack, Button, Card, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

import { DoublesList, type DoubledStage, type Said } from "./doubles-list.tsx";
import type { MessageKind } from "#app/tracking/message-kind.ts";

interface DoublesCardProps {
  stages: DoubledStage[];
  messagesUrl: string;
  isBusy: boolean;
  onSay: (kinds: MessageKind[], said: Said) => void;
}

/** What Shopify mails by itself: open while something is unsaid, folded away afterwards. */
export function DoublesCard(props: DoublesCardProps) {
  const unsaid = props.stages.filter(({ said }) => said === null).length;
  const [isOpened, setIsOpened] = useState(false);
  const isOpen = isOpened || unsaid > 0;
  if (props.stages.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {unsaid > 0 ? "Shopify mails this too" : "Shopify’s own messages"}
          </Text>
          {unsaid > 0 ? null : (
            <Button variant="plain" ariaExpanded={isOpen} ariaControls="doubles" onClick={() => setIsOpened(!isOpened)}>
              {isOpen ? "Close" : "Change"}
            </Button>
          )}
        </InlineStack>
        <Text as="p" tone="subdued">
          {unsaid > 0
            ? "So that nobody hears the same news twice, the e-mails of these stages wait until you have said what happens to Shopify’s own."
            : "You have said what happens to Shopify’s own e-mails, so that nobody hears the same news twice."}
        </Text>
        <Collapsible id="doubles" open={isOpen} transition={false}>
          <DoublesList {...props} />
        </Collapsible>
      </BlockStack>
    </Card>
  );
}
