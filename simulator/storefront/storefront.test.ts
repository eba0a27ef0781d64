import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { type Running, startStorefront } from "./server.ts";
import { smallWorld, tellBlocks } from "./small-world.ts";

const world = smallWorld();
let store: Running;

beforeAll(async () => {
  store = await startStorefront(world, 0);
  world.config.storefrontUrl = store.url;
});
afterAll(() => store.close());

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(store.url + path, { headers, redirect: "manual" });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = (path: string, form: Record<string, string>, cookie = "") =>
  fetch(store.url + path, { method: "POST", body: new URLSearchParams(form), headers: { cookie }, redirect: "manual" });

describe("the storefront", () => {
  it.each([
    ["/", "Quiet things"],
    ["/collections/all", "Oak board"],
    ["/collections/table", "Stoneware vase"],
    ["/products/oak-board", "€34.00"],
    ["/pages/about", "river Spree"],
    ["/cart", "nothing in your cart"],
  ])("shows %s", async (path, words) => {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).toContain(words);
    expect(text).not.toMatch(/Translation missing|Liquid error/);
  });

  it("renders the app's own block on the track page, with its files loaded once", async () => {
    const { text } = await get("/pages/track");
    expect(text).toContain('action="/apps/track/lookup"');
    expect(text.match(/afterglow\.css/g)).toHaveLength(1);
    expect(text).not.toContain("Translation missing");
    expect((await get("/extensions/afterglow/assets/afterglow.css")).status).toBe(200);
  });

  it("has the blocks beside a product only when the app has spoken, in the page's language", async () => {
    expect((await get("/products/oak-board")).text).not.toContain("afterglow");
    tellBlocks(world);
    const { text } = await get("/de/products/oak-board");
    expect(text).toContain("Jetzt bestellt, da am");
    expect(text).toContain('data-source="/de/apps/track/picks/102"');
    expect(text).toContain('<html lang="de" dir="ltr">');
    expect(text.match(/afterglow-product\.css/g)).toHaveLength(1);
    expect((await get("/ar/pages/track")).text).toContain('<html lang="ar" dir="rtl">');
  });

  it("says when there is nothing", async () => {
    expect((await get("/products/nothing")).status).toBe(404);
    expect((await get("/products/nothing")).text).toContain("wandered off");
  });

  it("takes a thing from the cart to an order", async () => {
    const added = await post("/cart/add", { id: "202", quantity: "2" });
    const cookie = (added.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    expect((await get("/cart", { cookie })).text).toContain("€68.00");

    const ana = {
      email: "ana@example.com",
      firstName: "Ana",
      lastName: "Silva",
      address1: "Lindenweg 2",
      zip: "10115",
      city: "Berlin",
    };
    const refused = await post("/checkout", { ...ana, city: " " }, cookie);
    expect(refused.status).toBe(422);
    expect(world.shop.orders).toHaveLength(0);

    const placed = await post("/checkout", { ...ana, phone: "0151 2345678", country: "DE" }, cookie);
    expect(placed.status).toBe(303);
    expect(world.shop.orders[0]).toMatchObject({ name: "#1001", email: "ana@example.com", phone: "+491512345678" });
    expect(world.sent).toContain("orders/create");
    const thanks = await get((placed.headers.get("location") ?? "").replace(store.url, ""));
    expect(thanks.text).toContain("Thank you, Ana!");
    expect(thanks.text).toContain('href="/pages/track"');
  });

  it("keeps an order's page from those who do not have its key", async () => {
    const [order] = world.shop.orders;
    expect((await get(`/${world.shop.id}/orders/${order?.token ?? ""}/authenticate?key=wrong`)).status).toBe(404);
  });
});
