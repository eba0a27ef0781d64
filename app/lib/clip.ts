/** Cuts a text to at most `length` signs, the last one being an ellipsis. Never cuts a sign in half. */
export function clip(text: string, length = 160): string {
  if (text.length <= length) return text;
  const signs = Array.from(text);
  return signs.length <= length ? text : `${signs.slice(0, length - 1).join("")}…`;
}
