import { describe, expect, it } from "vitest";

import { wishOf } from "./stop-word.ts";

describe("wishOf", () => {
  it.each([
    ["STOP", "stop"],
    [" stop! ", "stop"],
    ["Stop texting me please", "stop"],
    ["opt out", "stop"],
    ["Arrêt", "stop"],
    ["unsubscribe", "stop"],
    ["START", "start"],
    ["help", "help"],
    ["Hilfe", "help"],
    ["yes please bring it tomorrow", null],
    ["Thanks, the parcel must not stop!", null],
    ["", null],
    ["🙂", null],
  ])("%j asks for %s", (text, wish) => {
    expect(wishOf(text)).toBe(wish);
  });

  it("takes Twilio's own reading first", () => {
    expect(wishOf("bitte nicht mehr", "STOP")).toBe("stop");
    expect(wishOf("STOP", "nonsense")).toBe("stop");
  });
});
