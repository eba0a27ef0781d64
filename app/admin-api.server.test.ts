import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";

import { type AdminAnswer, answerAdmin } from "#tests/support/admin.ts";
import { installWillow, WILLOW } from "#tests/support/willow.ts";

import { AdminApiError, queryAdmin } from "./admin-api.server.ts";

const SHOP_NAME = `#graphql
  query ShopName { shop { name } }
`;
const nameAnswer = z.object({ shop: z.object({ name: z.string() }) });
const named = { shop: { name: "Willow" } };

beforeAll(() => installWillow());

/** Gives one answer after the other and counts the calls. */
async function answerInTurn(...answers: unknown[]) {
  const calls = { count: 0 };
  const reply: AdminAnswer = () => answers[Math.min((calls.count += 1), answers.length) - 1];
  await answerAdmin(reply);
  return calls;
}

function refusal(code: string, data: unknown = null) {
  const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 9, restoreRate: 100 };
  const extensions = { cost: { requestedQueryCost: 10, throttleStatus } };
  return Response.json({ data, errors: [{ message: `No: ${code}`, extensions: { code } }], extensions });
}

const ask = () => queryAdmin(WILLOW, SHOP_NAME, {}, nameAnswer);

describe("queryAdmin", () => {
  it("gives the parsed answer", async () => {
    await answerInTurn(named);
    expect(await ask()).toEqual(named);
  });

  it("waits until the shop's bucket holds enough again", async () => {
    const calls = await answerInTurn(refusal("THROTTLED"), refusal("THROTTLED"), named);
    expect(await ask()).toEqual(named);
    expect(calls.count).toBe(3);
  });

  it("tries again when Shopify is broken", async () => {
    const calls = await answerInTurn(new Response("", { status: 503 }), named);
    expect(await ask()).toEqual(named);
    expect(calls.count).toBe(2);
  });

  it("takes the rest of an answer of which some fields may not be read", async () => {
    await answerInTurn(refusal("ACCESS_DENIED", { shop: { name: "Willow", email: null } }));
    expect(await ask()).toEqual(named);
  });

  it("gives up at once what no further try will change", async () => {
    const denied = await answerInTurn(refusal("ACCESS_DENIED"));
    await expect(ask()).rejects.toThrow(AdminApiError);
    expect(denied.count).toBe(1);
    const wrong = await answerInTurn({ shop: { name: 7 } });
    await expect(ask()).rejects.toThrow(AdminApiError);
    expect(wrong.count).toBe(1);
  });
});
