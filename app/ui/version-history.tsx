import { BlockStack, Box, Button, Collapsible, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

import { FieldCard } from "./field-card.tsx";
import type { Slot } from "#app/tracking/message-slot.ts";
import { SLOT_WORDS } from "./slot-words.ts";

export interface Version {
  version: number;
  /** When it was saved, in words. */
  saved: string;
  /** "you", "a colleague" */
  by: string;
  isNow: boolean;
  /** Where it differs from what is valid now, by slot; empty where nothing does. */
  changes: { slot: Slot; then: string; now: string }[];
}

interface VersionHistoryProps {
  versions: Version[];
  isBusy: boolean;
  /** What is being typed would be lost under an older version: save or discard it first. */
  isDirty: boolean;
  onRestore: (version: number) => void;
}

/** Every version of these words, the newest first. */
export function VersionHistory({ versions, isBusy, isDirty, onRestore }: VersionHistoryProps) {
  const [opened, setOpened] = useState<number | null>(null);
  if (versions.length === 0) return null;
  return (
    <FieldCard title="Versions" note="Of this channel and language. Restoring makes an older one the newest.">
      <BlockStack gap="300">
        {versions.map(({ version, saved, by, isNow, changes }) => (
          <BlockStack key={version} gap="200">
            <InlineStack align="space-between" blockAlign="center" gap="200">
              <Text as="p">
                <Text as="span" fontWeight="semibold">{`Version ${version}`}</Text>
                <Text as="span" tone="subdued">{` · ${saved}, by ${by}${isNow ? " · valid now" : ""}`}</Text>
              </Text>
              {isNow ? null : (
                <Button
                  variant="plain"
                  ariaExpanded={opened === version}
                  ariaControls={`version-${version}`}
                  onClick={() => setOpened(opened === version ? null : version)}
                >
                  {opened === version ? "Close" : "Compare"}
                </Button>
              )}
            </InlineStack>
            <Collapsible id={`version-${version}`} open={opened === version} transition={false}>
              <BlockStack gap="300">
                {changes.map((change) => (
                  <Difference key={change.slot} {...change} />
                ))}
                {changes.length === 0 ? <Text as="p">It says the same as now.</Text> : null}
                <Box>
                  <Button disabled={isDirty} loading={isBusy} onClick={() => onRestore(version)}>
                    {`Restore version ${version}`}
                  </Button>
                </Box>
              </BlockStack>
            </Collapsible>
          </BlockStack>
        ))}
      </BlockStack>
    </FieldCard>
  );
}

function Difference({ slot, then, now }: Version["changes"][number]) {
  return (
    <Box background="bg-surface-secondary" padding="300" borderRadius="200">
      <BlockStack gap="100">
        <Text as="p" variant="bodySm" tone="subdued">
          {SLOT_WORDS[slot].label}
        </Text>
        <Text as="p" breakWord>{`Then: ${then === "" ? "our words" : then}`}</Text>
        <Text as="p" breakWord>{`Now: ${now === "" ? "our words" : now}`}</Text>
      </BlockStack>
    </Box>
  );
}
