import { expect, it } from "vitest";

import { silenceWords } from "./silence-words.ts";

const clock = { timeZone: "Europe/Berlin", now: "2026-11-12T12:00:00Z" };
const silence = { since: "2026-11-09T08:00:00Z", usualToDays: 5, tellAt: "2026-11-15T09:00:00Z", isHandedOver: true };

it("says what is usual, and by when somebody is told", () => {
  const { title, sentence } = silenceWords({ ...silence, isUnusual: false }, clock);
  expect(title).toBe("No news for 3 days");
  expect(sentence).toMatch(/^Nothing unusual: where it is, nine of ten parcels are heard of again within 5 days\./);
  expect(sentence).toContain("If nothing has moved by Nov 15, 10:00, you are told");
});

it("says that it has become unusual", () => {
  const { title, sentence } = silenceWords({ ...silence, usualToDays: 1, isUnusual: true }, clock);
  expect(title).toBe("No news for 3 days");
  expect(sentence).toContain("nine of ten parcels are heard of again within 1 day.");
});

it("asks first whether what was never scanned is still here", () => {
  const label = { ...silence, isHandedOver: false };
  expect(silenceWords({ ...label, isUnusual: true }, clock)).toMatchObject({
    title: "Not scanned by the carrier for 3 days",
    sentence: expect.stringContaining("Is it still with you?") as string,
  });
  expect(silenceWords({ ...label, isUnusual: false }, clock).sentence).toBe(
    "Nothing unusual: after the label was made, nine of ten parcels are scanned within 5 days.",
  );
});
