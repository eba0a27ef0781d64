import { expect, it } from "vitest";

import { replyTo } from "./inbound-reply.ts";

it.each([
  ["STOP", undefined, null],
  [" stop ", undefined, null],
  ["HELP", undefined, null],
  ["START", undefined, null],
  ["arrêt", undefined, "stop"],
  ["abmelden", undefined, "stop"],
  ["abmelden", "STOP", null],
  ["Hilfe", undefined, "help"],
  ["When does it come?", undefined, null],
  ["", undefined, null],
])("%j (read by Twilio as %s) is answered with %s", (text, read, reply) => {
  expect(replyTo(text, read)).toBe(reply);
});
