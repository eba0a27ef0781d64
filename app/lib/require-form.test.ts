import { expect, it } from "vitest";
import { z } from "zod";

import { requireForm } from "./require-form.ts";

const schema = z.object({ intent: z.literal("pause") });

function post(fields: Record<string, string>) {
  return new Request("https://afterglow.test/app", { method: "POST", body: new URLSearchParams(fields) });
}

it("reads a form that fits", async () => {
  expect(await requireForm(post({ intent: "pause" }), schema)).toEqual({ intent: "pause" });
});

it("refuses any other with 400", async () => {
  await expect(requireForm(post({ intent: "explode" }), schema)).rejects.toMatchObject({ status: 400 });
});
