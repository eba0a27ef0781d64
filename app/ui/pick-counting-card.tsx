import { Banner, Text, TextField } from "@shopify/polaris";

import { type DraftForm, fieldOf } from "./draft-form.ts";
import { FieldCard } from "./field-card.tsx";

interface PickCountingCardProps {
  form: DraftForm;
  /** What is stored: a change of it starts the comparison anew. */
  savedPercent: string;
  limits: Record<"windowDays" | "holdOutPercent", { least: number; most: number }>;
}

/** By what picks are counted: the window after a click, and who is left out for comparison. */
export function PickCountingCard({ form, savedPercent, limits }: PickCountingCardProps) {
  const percent = (form.draft["holdOutPercent"] ?? "").trim();
  return (
    <FieldCard
      title="How they are counted"
      note="An order counts for a pick when its shopper had followed that pick and bought the product within the window; the last click counts, and what is refunded, cancelled or sent back is taken off again."
    >
      <TextField
        label="Window after a click"
        type="number"
        inputMode="numeric"
        min={limits.windowDays.least}
        max={limits.windowDays.most}
        suffix="days"
        helpText="Orders that are already counted keep the window they were counted with."
        {...fieldOf(form, "windowDays")}
      />
      <TextField
        label="Left out for comparison"
        type="number"
        inputMode="numeric"
        min={limits.holdOutPercent.least}
        max={limits.holdOutPercent.most}
        suffix="% of shoppers"
        helpText="They see no picks, by a draw that stays the same for a person, so that you can see what picks really add. With 0 % nothing is compared."
        {...fieldOf(form, "holdOutPercent")}
      />
      {percent === savedPercent || !/^\d+$/.test(percent) ? null : (
        <Banner tone="info">
          <Text as="p">{changeWords(Number(savedPercent), Number(percent))}</Text>
        </Banner>
      )}
    </FieldCard>
  );
}

function changeWords(before: number, after: number): string {
  if (after === 0) return "The comparison ends with this change, and everybody may see picks again.";
  if (before === 0) return "The comparison begins with this change.";
  return "The comparison begins anew with this change: people of two different draws cannot be mixed.";
}
