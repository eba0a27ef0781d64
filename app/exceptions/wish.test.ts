import { describe, expect, it } from "vitest";

import { DELIVERY_CHOICES } from "#app/tracking/delivery-choice.ts";

import type { Offer } from "./offer.ts";
import { readWish, tame, TEXT_LENGTH } from "./wish.ts";

const ALL: Offer = { choices: [...DELIVERY_CHOICES], days: ["2026-11-13", "2026-11-16"] };

describe("a wish", () => {
  it.each([
    [{ choice: "new_day", day: "2026-11-16" }, { choice: "new_day", day: "2026-11-16", text: null }],
    [{ choice: "new_day", day: "2026-11-16", text: "and bring cake" }, { choice: "new_day", day: "2026-11-16", text: null }],
    [{ choice: "address", text: " Lindenweg 4,\r\nback yard " }, { choice: "address", day: null, text: "Lindenweg 4, back yard" }],
    [{ choice: "neighbor", text: "Ms. Weide, 2nd floor" }, { choice: "neighbor", day: null, text: "Ms. Weide, 2nd floor" }],
    [{ choice: "pickup_point" }, { choice: "pickup_point", day: null, text: null }],
    [{ choice: "cancel", day: "2026-11-16", text: "I am angry" }, { choice: "cancel", day: null, text: null }],
  ] as const)("%j", (form, wish) => expect(readWish(form, ALL)).toEqual({ wish })); // prettier-ignore

  it.each([
    [{}, "choice"],
    [{ choice: "refund" }, "choice"],
    [{ choice: "new_day" }, "day"],
    [{ choice: "new_day", day: "2026-11-14" }, "day"],
    [{ choice: "new_day", day: "tomorrow" }, "day"],
    [{ choice: "address" }, "text"],
    [{ choice: "address", text: " \n\u202e\u2066 " }, "text"],
    [{ choice: "neighbor", text: "{}" }, "text"],
  ] as const)("%j is at fault: %s", (form, fault) => expect(readWish(form, ALL)).toEqual({ fault }));

  it("is only taken of what is offered", () => {
    expect(readWish({ choice: "pay_now" }, { choices: ["cancel"], days: [] })).toEqual({ fault: "choice" });
  });
});

describe("words of a stranger", () => {
  it.each([
    ["{{ shop.secret }}", "shop.secret"],
    ["{% assign x = 1 %}Gate 4", "% assign x = 1 % Gate 4"],
    ["<img src=x onerror=alert(1)>", "img src=x onerror=alert(1)"],
    ["a\u202Eexe.gnp\u202C b\u2066", "a exe.gnp b"],
    ["NUL\u0000 and\u0007 bell", "NUL and bell"],
    ["one\n\n,two\u2028three", "one,two, three"],
    ["`${alert(1)}`", "$ alert(1)"],
    ["Straße 4, 2. OG – bei Müller & Söhne (“Hof”)", "Straße 4, 2. OG – bei Müller & Söhne (“Hof”)"],
    ["रोड नंबर 4, मंदिर के सामने", "रोड नंबर 4, मंदिर के सामने"],
    ["רחוב הרצל 4", "רחוב הרצל 4"],
  ])("%j become %j", (text, tamed) => expect(tame(text)).toBe(tamed));

  it("end somewhere", () => {
    expect(tame("x".repeat(5_000))).toHaveLength(TEXT_LENGTH);
  });
});
