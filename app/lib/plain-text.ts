/** Zero of the digits people type in the languages we speak: Arabic, Persian, Devanagari. */
const ZEROS = [0x0660, 0x06f0, 0x0966];

/**
 * What was meant by what was typed: compatibility forms made plain ("＃１００１" is "#1001"), digits of other
 * scripts as ASCII, no NUL and no invisible marks of direction, nothing around it.
 */
export function plainText(text: string): string {
  return text
    .replaceAll(/[\0\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
    .normalize("NFKC")
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/g, asciiDigit)
    .trim();
}

function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  const zero = ZEROS.findLast((one) => one <= code) ?? code;
  return String(code - zero);
}
