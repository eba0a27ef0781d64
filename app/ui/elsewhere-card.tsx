import { ChoiceList } from "@shopify/polaris";

import type { Said } from "./doubles-list.tsx";
import { FieldCard } from "./field-card.tsx";

interface ElsewhereCardProps {
  /** What Shopify calls its own mail of this stage; null when it sends none. */
  shopifyName: string | null;
  said: Said | null;
  isBusy: boolean;
  onSay: (said: Said) => void;
}

/** Who else tells of this stage. An answer counts at once. */
export function ElsewhereCard({ shopifyName, said, isBusy, onSay }: ElsewhereCardProps) {
  const shopify = shopifyName !== null;
  const note = shopify
    ? `Shopify mails this stage too, as “${shopifyName}”.${said === null ? " The e-mail waits until you have said what happens to it." : ""}`
    : "Shopify does not mail this stage.";
  return (
    <FieldCard title="Who tells of this stage" note={note}>
      <ChoiceList
        title="Who tells of this stage"
        titleHidden
        disabled={isBusy}
        choices={[
          { value: "off", label: shopify ? "Afterglow alone: I have switched Shopify’s off" : "Afterglow" },
          ...(shopify ? [{ value: "both", label: "Both Afterglow and Shopify" }] : []),
          { value: "other", label: "Another tool: Afterglow stays silent, by e-mail and by text" },
        ]}
        selected={[said ?? (shopify ? "" : "off")]}
        onChange={([next]) => onSay(next as Said)}
      />
    </FieldCard>
  );
}
