export interface EvidenceView {
  together: { title: string; orders: number } | null;
  next: { title: string; orders: number } | null;
  alikeTitle: string | null;
  /** Orders of the last 60 days that hold it. */
  popularity: number;
  repeat: { times: number; medianGapDays: number | null } | null;
  /** Effects of the merchant's rules that are about it. */
  rules: readonly string[];
}

const RULE_WORDS: Readonly<Record<string, string>> = {
  pin: "Your rule shows it first",
  boost: "Your rule shows it more",
  bury: "Your rule shows it less",
};

/** Everything that speaks for a pick, in short sentences. */
export function evidenceWords({ together, next, alikeTitle, popularity, repeat, rules }: EvidenceView): string[] {
  return [
    ...rules.flatMap((rule) => RULE_WORDS[rule] ?? []),
    ...(repeat ? [repeatWords(repeat)] : []),
    ...(together ? [`In one order with “${together.title}”${times(together.orders)}`] : []),
    ...(next ? [`Bought after “${next.title}”${times(next.orders)}`] : []),
    ...(alikeTitle === null || alikeTitle === together?.title || alikeTitle === next?.title
      ? []
      : [`Like “${alikeTitle}”`]),
    ...(popularity > 0 ? [`In ${orders(popularity)} of the last 60 days`] : []),
  ];
}

function repeatWords({ times: bought, medianGapDays }: NonNullable<EvidenceView["repeat"]>): string {
  const often = bought === 1 ? "Bought by this shopper before" : `Bought by this shopper ${bought} times`;
  return medianGapDays === null ? often : `${often}; usually again after ${Math.round(medianGapDays)} days`;
}

function times(count: number): string {
  return count > 0 ? ` ${count === 1 ? "once" : `${count.toLocaleString("en-US")} times`}` : "";
}

function orders(count: number): string {
  return count === 1 ? "1 order" : `${count.toLocaleString("en-US")} orders`;
}
