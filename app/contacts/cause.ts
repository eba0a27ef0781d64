/** Why somebody asked, as far as a help desk's tags tell. */
const CAUSES = ["wismo", "delivery", "not_received", "damaged", "return", "change", "product", "other"] as const;

export type Cause = (typeof CAUSES)[number];

export function isCause(word: string): word is Cause {
  return (CAUSES as readonly string[]).includes(word);
}

/**
 * What tags are made of, the surest first: of a ticket tagged "Delivery / not received" the second half says more.
 * Words are compared in lower case, with single blanks for everything that is no letter or digit.
 */
const WORDS: readonly (readonly [RegExp, Cause])[] = [
  [/\b(not|never) (received|arrived)\b|\bnon receipt\b|\bmissing (parcel|package|order)\b|\blost\b|\bstolen\b/, "not_received"],
  [/\bdamaged?\b|\bbroken\b|\bdefect(ive)?\b|\bfaulty\b|\bwrong (item|product|size)\b|\bmissing items?\b/, "damaged"],
  [/\breturns?\b|\brefunds?\b|\bexchanges?\b/, "return"],
  [/\bcancel(led|lation)?\b|\bcancel order\b|\b(change|edit) (order|address)\b|\border change\b|\baddress change\b/, "change"],
  [/\b(missed|failed) delivery\b|\bdelivery (attempt|issue|problem|failed)\b|\bredelivery\b|\bpick ?up\b|\bcustoms\b/, "delivery"],
  [/\bwismo\b|\bwhere is my (order|parcel|package)\b|\border status\b|\btracking\b|\b(shipping|delivery) (status|delay|time)\b|\b(late|delay(ed)?)\b/, "wismo"],
  [/\bproduct\b|\bsizing\b|\bavailability\b|\b(back in )?stock\b|\bpre ?sale(s)?\b/, "product"],
]; // prettier-ignore

/**
 * The cause that a help desk names.
 * @param named the desk's own word for the cause, if it has one: what we do not know counts as `other`
 * @param tags labels of any kind; those that name no cause ("VIP") say nothing
 * @returns null when nothing was said
 */
export function causeOf(named: string | null, tags: readonly string[]): Cause | null {
  const told = named === null ? [] : [named];
  for (const label of [...told, ...tags]) {
    const exact = plain(label).replaceAll(" ", "_");
    if (isCause(exact)) return exact;
  }
  for (const [words, cause] of WORDS) {
    if ([...told, ...tags].some((label) => words.test(plain(label)))) return cause;
  }
  return told.length > 0 ? "other" : null;
}

function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
