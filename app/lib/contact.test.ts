import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { normalizeEmail, normalizePhone, normalizeZip } from "./contact.ts";

const word = fc.stringMatching(/^[a-z0-9]{1,12}$/);
const email = fc.tuple(word, word, word).map(([name, host, end]) => `${name}@${host}.${end}`);
/** Any spelling of upper and lower case. */
const cased = (text: string) =>
  fc
    .array(fc.boolean(), { minLength: text.length, maxLength: text.length })
    .map((up) => [...text].map((one, place) => (up[place] ? one.toUpperCase() : one)).join(""));
/** The text with blanks and hyphens strewn into it. */
const strewn = (text: string) =>
  fc
    .array(fc.constantFrom("", " ", "-", "  ", " "), { minLength: text.length + 1, maxLength: text.length + 1 })
    .map((gaps) => gaps.reduce<string>((sum, gap, place) => sum + gap + (text[place] ?? ""), ""));

describe("an e-mail address", () => {
  it("is one, however its letters are cased and whatever blanks stand around it", () => {
    fc.assert(
      fc.property(
        email.chain((one) => fc.tuple(fc.constant(one), cased(one))),
        ([plain, typed]) => {
          expect(normalizeEmail(`  ${typed}\t`)).toBe(plain);
        },
      ),
    );
  });

  it("is never made out of a text with a blank, a bracket or two signs in it", () => {
    fc.assert(
      fc.property(email, fc.constantFrom(" ", "<", ">", '"', "@"), (one, odd) => {
        expect(normalizeEmail(one.replace("@", `@${odd}x`))).toBeNull();
      }),
    );
  });
});

describe("a phone number", () => {
  it("is one in national and international form, however it is grouped", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^151[1-9]\d{7}$/).chain((one) => fc.tuple(fc.constant(one), strewn(one))), ([rest, typed]) => {
        for (const spelling of [`0${typed}`, `+49 ${typed}`, `0049 ${typed}`, `+49 (0)${typed}`]) {
          expect(normalizePhone(spelling, "DE"), spelling).toBe(`+49${rest}`);
        }
      }),
    ); // prettier-ignore
  });
});

describe("a postcode", () => {
  it.each([
    ["sw1a 1aa", "GB", "SW1A1AA"],
    ["50667", "DE", "50667"],
    ["１５０－０００１", "JP", "1500001"],
    ["10001-1234", "US", "10001"],
    ["10001", "US", "10001"],
    ["123456789", "IN", "123456789"],
    ["११०००१", "IN", "110001"],
    ["D-50667", "DE", "D50667"],
    [" - ", "DE", null],
    [null, "DE", null],
  ])("%j in %s is %j", (typed, country, meant) => {
    expect(normalizeZip(typed, country)).toBe(meant);
  });

  it("is one with or without blanks and hyphens, in either case", () => {
    const typed = fc
      .stringMatching(/^[A-Z0-9]{3,10}$/)
      .chain((zip) => fc.tuple(fc.constant(zip), cased(zip.toLowerCase()).chain(strewn)));
    fc.assert(
      fc.property(typed, ([zip, spelling]) => {
        expect(normalizeZip(spelling, "GB")).toBe(zip);
      }),
    );
  });
});
