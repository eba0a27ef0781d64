import { List } from "@shopify/polaris";

import { FieldCard } from "./field-card.tsx";
import { NEVER_SHOWN } from "./pick-words.ts";

/** What no setting can switch on. */
export function NeverShownCard() {
  return (
    <FieldCard
      title="What is never shown"
      note="These rules are held against every pick twice: when it is made, and again in the moment it is shown."
    >
      <List gap="loose">
        {NEVER_SHOWN.map((sentence) => (
          <List.Item key={sentence}>{sentence}</List.Item>
        ))}
      </List>
    </FieldCard>
  );
}
