const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * Cuts a text to at most `length` signs, the last one then being an ellipsis. Never cuts a sign in half, and
 * mends halves that came so, which `encodeURIComponent` would refuse.
 */
export function clip(text: string, length = 160): string {
  const signs = Array.from(text.slice(0, length * 2 + 2).replace(LONE_SURROGATES, "\ufffd"));
  return signs.length <= length ? signs.join("") : `${signs.slice(0, length - 1).join("")}…`;
}
