export type RuleEffectName = "pin" | "boost" | "bury" | "exclude";
export type ScopeName = "any" | "product" | "collection" | "tag" | "type";

export interface ScopeView {
  by: ScopeName;
  values: { value: string; label: string; isGone?: boolean }[];
}

/** What a rule does, as a choice and as a badge. */
export const RULE_EFFECT_WORDS: Record<RuleEffectName, { choice: string; badge: string; help: string }> = {
  pin: {
    choice: "Show them first",
    badge: "First",
    help: "Before everything else, in your order. Of a collection, tag or type the best two.",
  },
  boost: { choice: "Show them more", badge: "More", help: "They count as four times as likely to be bought next." },
  bury: { choice: "Show them less", badge: "Less", help: "They count as a quarter as likely to be bought next." },
  exclude: { choice: "Never show them", badge: "Never", help: "Whatever else speaks for them, other rules included." },
};

export const SCOPE_WORDS: Record<ScopeName, string> = {
  any: "Anything",
  product: "Products",
  collection: "Collections",
  tag: "Tags",
  type: "Types",
};

const MOST_NAMED = 4;

/** A rule as a sentence: "With Coffee press: show Paper filters and Mug first". */
export function ruleSentence(rule: { effect: RuleEffectName; when: ScopeView; products: ScopeView }): string {
  const when = rule.when.by === "any" ? "With every order" : `With ${nameScope(rule.when)}`;
  const what = rule.products.by === "any" ? "anything" : nameScope(rule.products);
  const sentences: Record<RuleEffectName, string> = {
    pin: `show ${what} first`,
    boost: `show ${what} more`,
    bury: `show ${what} less`,
    exclude: rule.products.by === "any" ? "show nothing" : `never show ${what}`,
  };
  return `${when}: ${sentences[rule.effect]}.`;
}

/** What a rule names that the shop does not have any more; "" when all is there. */
export function goneWords(rule: { when: ScopeView; products: ScopeView }): string {
  const gone = [...rule.when.values, ...rule.products.values].filter(({ isGone }) => isGone);
  if (gone.length === 0) return "";
  return gone.length === 1 ? "One thing it names is gone." : `${gone.length} things it names are gone.`;
}

/** What stands before the names. */
const NAMED_AS: Record<ScopeName, string> = {
  any: "",
  product: "",
  collection: "anything in ",
  tag: "anything tagged ",
  type: "anything of type ",
};

function nameScope({ by, values }: ScopeView): string {
  const labels = values.map(({ label }) => label);
  const shown = labels.slice(0, MOST_NAMED).map((label) => `“${label}”`);
  const rest = labels.length - shown.length;
  return NAMED_AS[by] + inARow(rest > 0 ? [...shown, `${rest} more`] : shown, by === "product" ? "and" : "or");
}

function inARow(words: readonly string[], joint: string): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${joint} ${last}`;
}
