import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { placeOrder } from "../shopify/place-order.ts";
import { readSessionToken } from "../shopify/session-token.ts";
import { statusPageUrl } from "../shopify/status-page.ts";
import { shopperFrom } from "./checkout-form.ts";
import { type Running, startStorefront } from "./server.ts";
import { smallWorld } from "./small-world.ts";
import { factsForExtension } from "./ui-extension-facts.ts";
import { wordsOf } from "./ui-extension.ts";

const world = smallWorld();
let store: Running;
let query: string;

beforeAll(async () => {
  store = await startStorefront(world, 0);
  world.config.storefrontUrl = store.url;
  const customer = shopperFrom(world, { email: "ana@example.com", firstName: "Ana", lastName: "Silva", country: "DE" });
  const variant = world.shop.products[0]?.variants[0];
  if (!variant) throw new Error("The small world is empty");
  const order = placeOrder(world, { customer, lines: [{ variantGid: variant.gid, quantity: 1 }] });
  query = `order=${order.token}&key=${new URL(statusPageUrl(world, order)).searchParams.get("key")}`;
});
afterAll(() => store.close());

const order = () => {
  const last = world.shop.orders.at(-1);
  if (!last) throw new Error("No order");
  return last;
};
const tokenFor = async (search: string) => {
  const response = await fetch(`${store.url}/ui-extensions/token?${search}`, { method: "POST" });
  return { status: response.status, ...((await response.json().catch(() => ({}))) as { token?: string }) };
};

describe("the token an extension gets", () => {
  it("names the shop without a protocol, and the customer only once they have signed in", async () => {
    const read = (token = "") => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as object;
    const guest = await tokenFor(query);
    expect(read(guest.token)).toMatchObject({ dest: world.shop.domain, aud: world.config.apiKey });
    expect(read(guest.token)).not.toHaveProperty("sub");
    expect(read((await tokenFor(`${query}&customer=1`)).token)).toMatchObject({ sub: order().customerGid });
    // The admin takes none of them for its own.
    expect(readSessionToken(world.config, world.shop.domain, guest.token ?? "", new Date())).toBeNull();
  });

  it("is for those who have the page's address", async () => {
    expect((await tokenFor(query.replace(/key=.*/, "key=guessed"))).status).toBe(404);
  });
});

describe("the `shopify` global", () => {
  it("calls the order by another name on the thank-you page", () => {
    const { values } = factsForExtension(world, "thank_you", order(), false, "en");
    expect(values).toMatchObject({
      orderConfirmation: { order: { id: order().gid.replace("/Order/", "/OrderIdentity/") } },
    });
    expect(values).not.toHaveProperty("order");
  });

  it("says who has signed in", () => {
    const state = (isLoggedIn: boolean) => factsForExtension(world, "order_status", order(), isLoggedIn, "en").values;
    expect(state(false)).toMatchObject({ authenticationState: "pre_authenticated", order: { id: order().gid } });
    expect(state(true)).toMatchObject({ authenticationState: "fully_authenticated" });
  });

  it.each([
    ["de-AT", "Noch einmal versuchen"],
    ["zh-TW", "重试"],
    ["sv", "Try again"],
  ])("translates for %s", (locale, retry) => {
    expect(wordsOf({ handle: "afterglow-order-status", bundleFile: "" }, locale)).toMatchObject({ retry });
  });
});
