import { BlockStack, Box, Button, InlineGrid, InlineStack, Select, Text } from "@shopify/polaris";
import { ExternalIcon } from "@shopify/polaris-icons";

import type { MessageKind } from "#app/tracking/message-kind.ts";
import { kindWords } from "#app/tracking/words.ts";

export type Said = "off" | "both" | "other";

/** A stage of which Shopify sends a mail of its own. */
export interface DoubledStage {
  kind: MessageKind;
  shopifyName: string;
  said: Said | null;
}

interface DoublesListProps {
  stages: DoubledStage[];
  /** Where Shopify's own customer notifications are switched. */
  messagesUrl: string;
  isBusy: boolean;
  onSay: (kinds: MessageKind[], said: Said) => void;
}

const CHOICES = [
  { value: "off", label: "I have switched it off in Shopify" },
  { value: "both", label: "It stays on: shoppers get both" },
  { value: "other", label: "Another tool tells of it, Afterglow need not" },
];
const UNSAID = { value: "", label: "Not said yet", disabled: true };

/** Shopify's own mails, each with what shall happen to it. An answer counts at once. */
export function DoublesList({ stages, messagesUrl, isBusy, onSay }: DoublesListProps) {
  const unsaid = stages.filter(({ said }) => said === null).map(({ kind }) => kind);
  return (
    <BlockStack gap="300">
      {stages.map(({ kind, shopifyName, said }) => (
        <InlineGrid key={kind} columns={{ xs: 1, sm: "1fr 20rem" }} gap={{ xs: "100", sm: "300" }} alignItems="center">
          <Text as="p">
            <Text as="span" fontWeight="semibold">{`“${shopifyName}”`}</Text>{" "}
            <Text as="span" tone="subdued">{`for the stage ${kindWords[kind].title}`}</Text>
          </Text>
          <Select
            label={`Shopify’s “${shopifyName}”`}
            labelHidden
            options={said === null ? [UNSAID, ...CHOICES] : CHOICES}
            value={said ?? ""}
            disabled={isBusy}
            onChange={(value) => onSay([kind], value as Said)}
          />
        </InlineGrid>
      ))}
      <Box>
        <InlineStack gap="200">
          <Button url={messagesUrl} target="_blank" icon={ExternalIcon}>
            Open Shopify’s notifications
          </Button>
          {unsaid.length > 0 ? (
            <Button variant="primary" loading={isBusy} onClick={() => onSay(unsaid, "off")}>
              {unsaid.length === stages.length ? "I have switched them all off" : "I have switched the rest off"}
            </Button>
          ) : null}
        </InlineStack>
      </Box>
    </BlockStack>
  );
}
