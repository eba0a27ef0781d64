/** Safe as a header value: no line breaks, no control characters, no doubled blanks. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** At most `length` characters, cut between words where that leaves something to read. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const blank = cut.lastIndexOf(" ");
  return (blank > length / 2 ? cut.slice(0, blank) : cut.slice(0, length)).trim();
}

/** The text part of an e-mail: blocks of lines, with a blank line between them; what is empty is left out. */
export function plainPart(blocks: readonly (readonly (string | null | undefined | false)[])[]): string {
  const texts = blocks.map((lines) => lines.filter(Boolean).join("\n")).filter((block) => block !== "");
  return `${texts.join("\n\n")}\n`;
}
