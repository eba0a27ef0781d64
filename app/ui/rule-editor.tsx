import { BlockStack, Button, ButtonGroup, Select, Text } from "@shopify/polaris";
import { useState } from "react";

import { FieldCard } from "./field-card.tsx";
import { RULE_EFFECT_WORDS, type RuleEffectName, ruleSentence, type ScopeView } from "./rule-sentence.ts";
import { ScopePicker } from "./scope-picker.tsx";

export interface RuleView {
  /** Null for one that is being made. */
  id: string | null;
  effect: RuleEffectName;
  when: ScopeView;
  products: ScopeView;
}

interface RuleEditorProps {
  rule: RuleView;
  /** Where names are asked for. */
  path: string;
  /** So many products can be named in one. */
  mostValues: number;
  isBusy: boolean;
  onSave: (rule: RuleView) => void;
  onClose: () => void;
}

const EFFECTS = (Object.keys(RULE_EFFECT_WORDS) as RuleEffectName[]).map((value) => {
  return { value, label: RULE_EFFECT_WORDS[value].choice };
});

/** A rule in the making; its sentence is read below it before it is saved. */
export function RuleEditor({ rule, path, mostValues, isBusy, onSave, onClose }: RuleEditorProps) {
  const [draft, setDraft] = useState(rule);
  const [isTried, setIsTried] = useState(false);
  const { effect, when, products } = draft;
  const faults = faultsOf(draft);
  const isWhole = faults.when === undefined && faults.products === undefined;
  const save = () => {
    setIsTried(true);
    if (isWhole) onSave(draft);
  };
  // "Nothing at all" makes sense beside something only.
  const mayBeAny = effect === "exclude" && when.by !== "any";
  return (
    <FieldCard title={rule.id === null ? "A new rule" : "Change the rule"}>
      <ScopePicker
        label="When an order holds"
        path={path}
        scope={when}
        most={mostValues}
        anyLabel="Anything: the rule counts for every order"
        error={isTried ? faults.when : undefined}
        onChange={(scope) => setDraft({ ...draft, when: scope })}
      />
      <ScopePicker
        label="These products"
        path={path}
        scope={products}
        most={mostValues}
        {...(mayBeAny ? { anyLabel: "All: show nothing beside it" } : {})}
        error={isTried ? faults.products : undefined}
        onChange={(scope) => setDraft({ ...draft, products: scope })}
      />
      <Select
        label="What to do with them"
        options={EFFECTS}
        value={effect}
        helpText={RULE_EFFECT_WORDS[effect].help}
        onChange={(value) => setDraft(withEffect(draft, value as RuleEffectName))}
      />
      {isWhole ? (
        <Text as="p" tone="subdued">
          {ruleSentence(draft)}
        </Text>
      ) : null}
      <BlockStack inlineAlign="start">
        <ButtonGroup>
          <Button variant="primary" loading={isBusy} onClick={save}>
            Save rule
          </Button>
          <Button disabled={isBusy} onClick={onClose}>
            Cancel
          </Button>
        </ButtonGroup>
      </BlockStack>
    </FieldCard>
  );
}

function withEffect(draft: RuleView, effect: RuleEffectName): RuleView {
  const isAny = draft.products.by === "any" && effect !== "exclude";
  return { ...draft, effect, ...(isAny ? { products: { by: "product", values: [] } } : {}) };
}

function faultsOf({ effect, when, products }: RuleView): { when?: string; products?: string } {
  const isEmpty = ({ by, values }: ScopeView) => by !== "any" && values.length === 0;
  const isAll = products.by === "any" && (effect !== "exclude" || when.by === "any");
  return {
    ...(isEmpty(when) ? { when: "Choose at least one" } : {}),
    ...(isEmpty(products) || isAll ? { products: "Choose at least one" } : {}),
  };
}
