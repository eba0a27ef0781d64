import { expect, it } from "vitest";

import { stageState } from "./stage-state.ts";

const shipped = { email: true, sms: false, shopifyName: "Shipping confirmation", said: null };

it.each([
  ["waits while Shopify mails it too and nobody has said what shall happen", {}, "waits"],
  ["is on once Shopify's own is off", { said: "off" }, "on"],
  ["is on when both are wanted", { said: "both" }, "on"],
  ["is told of elsewhere when another tool does", { said: "other" }, "elsewhere"],
  ["is on at once when Shopify mails nothing of it", { shopifyName: null }, "on"],
  ["is on when only texts are, which Shopify does not send", { email: false, sms: true }, "on"],
  ["is off when no channel is on, whatever was said", { email: false, said: "other" }, "off"],
] as const)("a stage %s", (_, facts, expected) => {
  expect(stageState({ ...shipped, ...facts })).toBe(expected);
});
