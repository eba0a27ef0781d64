import { Badge, BlockStack, Box, Button, ButtonGroup, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";

import { goneWords, RULE_EFFECT_WORDS, type RuleEffectName, ruleSentence } from "./rule-sentence.ts";
import type { RuleView } from "./rule-editor.tsx";
import { SectionCard } from "./section-card.tsx";

type SavedRule = RuleView & { id: string };

interface RuleListProps {
  rules: SavedRule[];
  isBusy: boolean;
  onChange: (rule: SavedRule) => void;
  onRemove: (rule: SavedRule) => void;
}

/** A shop's rules as sentences. */
export function RuleList({ rules, isBusy, onChange, onRemove }: RuleListProps) {
  return (
    <SectionCard
      title="Your rules"
      note="What is never to be regretted comes before any rule: a pin does not show what is sold out or already theirs. Of several pins the older one goes first."
    >
      <ul style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isBusy={isBusy}
            onChange={() => onChange(rule)}
            onRemove={() => onRemove(rule)}
          />
        ))}
      </ul>
    </SectionCard>
  );
}

const TONES: Record<RuleEffectName, "success" | "info" | "attention" | "critical"> = {
  pin: "success",
  boost: "info",
  bury: "attention",
  exclude: "critical",
};

interface RuleRowProps {
  rule: SavedRule;
  isBusy: boolean;
  onChange: () => void;
  onRemove: () => void;
}

function RuleRow({ rule, isBusy, onChange, onRemove }: RuleRowProps) {
  const [isAsked, setIsAsked] = useState(false);
  const sentence = ruleSentence(rule);
  const gone = goneWords(rule);
  return (
    <Box as="li" padding="400" borderBlockStartWidth="025" borderColor="border">
      <InlineGrid columns={{ xs: 1, sm: "1fr auto" }} gap={{ xs: "200", sm: "400" }} alignItems="center">
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center" align="start">
            <Badge tone={TONES[rule.effect]}>{RULE_EFFECT_WORDS[rule.effect].badge}</Badge>
            {gone ? <Badge tone="warning">{gone}</Badge> : null}
          </InlineStack>
          <Text as="p">{sentence}</Text>
        </BlockStack>
        {isAsked ? (
          <ButtonGroup>
            <Button tone="critical" loading={isBusy} onClick={onRemove}>
              Remove it
            </Button>
            <Button disabled={isBusy} onClick={() => setIsAsked(false)}>
              Keep it
            </Button>
          </ButtonGroup>
        ) : (
          <ButtonGroup>
            <Button onClick={onChange} accessibilityLabel={`Change: ${sentence}`}>
              Change
            </Button>
            <Button variant="tertiary" onClick={() => setIsAsked(true)} accessibilityLabel={`Remove: ${sentence}`}>
              Remove
            </Button>
          </ButtonGroup>
        )}
      </InlineGrid>
    </Box>
  );
}
