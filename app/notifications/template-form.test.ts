import { expect, it } from "vitest";

import { draftOfTemplates, readTemplates, tellSlotErrors } from "./template-form.ts";
import { compareVersions } from "./template-versions.ts";

const empty = { subject: "", heading: "", paragraph: "", button: "", text: "" };
const german = { channel: "email", locale: "de", slots: { ...empty, subject: "Unterwegs" } } as const;

it("has a field for every slot of every channel and language, filled where words are stored", () => {
  const draft = draftOfTemplates([german]);
  expect(Object.keys(draft)).toHaveLength(12 * 5);
  expect(Object.entries(draft).filter(([, text]) => text !== "")).toEqual([["email.de.subject", "Unterwegs"]]);
});

it("reads only the channels and languages that were posted", () => {
  expect(readTemplates({ "email.de.subject": "Unterwegs", "email.de.button": "", intent: "save" })).toEqual([german]);
});

it("refuses words longer than a slot takes", () => {
  expect(() => readTemplates({ "email.de.button": "x".repeat(101) })).toThrow();
});

it("tells what is wrong in a slot line by line, and no more than five things", () => {
  const error = (line: number) => ({ slot: "paragraph", line, message: "“x” is not closed" }) as const;
  expect(tellSlotErrors([error(2), { ...error(1), slot: "subject" }, error(4)])).toEqual({
    paragraph: "Line 2: “x” is not closed\nLine 4: “x” is not closed",
    subject: "Line 1: “x” is not closed",
  });
  expect(tellSlotErrors(Array.from({ length: 9 }, () => error(1)))["paragraph"]?.split("\n")).toHaveLength(5);
});

it("says where an older version differs from the one that counts", () => {
  const versions = [
    { version: 2, slots: { ...empty, subject: "New", button: "Go" } },
    { version: 1, slots: { ...empty, subject: "Old", button: "Go" } },
  ];
  expect(compareVersions(versions).map(({ version, isNow, changes }) => ({ version, isNow, changes }))).toEqual([
    { version: 2, isNow: true, changes: [] },
    { version: 1, isNow: false, changes: [{ slot: "subject", then: "Old", now: "New" }] },
  ]);
});
