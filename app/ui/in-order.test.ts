import { expect, it } from "vitest";

import { inOrder } from "./in-order.ts";

const at = (clock: string) => `2026-11-26T${clock}Z`;
const decided = { name: "decided", at: at("18:54:20.400") };
const sent = { name: "sent", at: at("18:54:20.900") };
const names = (steps: { name: string }[]) => steps.map(({ name }) => name);

it("lets nothing come from a provider before we have decided, whole seconds and clocks aside", () => {
  const processed = { name: "processed", at: at("18:54:20") };
  const early = { name: "early", at: at("18:54:17") };
  const opened = { name: "opened", at: at("18:54:19.000") };
  expect(names(inOrder([decided, sent], [processed], decided.at))).toEqual(["decided", "sent", "processed"]);
  expect(names(inOrder([decided], [early, opened], decided.at))).toEqual(["decided", "early", "opened"]);
});

it("keeps what came later later, a second try of ours too", () => {
  const deferred = { name: "deferred", at: at("18:54:30") };
  const again = { name: "again", at: at("18:55:00.000") };
  expect(names(inOrder([decided, again], [deferred], decided.at))).toEqual(["decided", "deferred", "again"]);
});
