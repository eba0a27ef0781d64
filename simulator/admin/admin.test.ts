import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readSessionToken } from "../shopify/session-token.ts";
import { smallWorld } from "../storefront/small-world.ts";
import { startAdminFrame } from "./server.ts";

const world = smallWorld();
let admin: { url: string; close(): Promise<void> };

beforeAll(async () => {
  admin = await startAdminFrame(world, 0);
});
afterAll(() => admin.close());

async function frameAddress(path: string): Promise<URL> {
  const html = await (await fetch(admin.url + path)).text();
  const address = /data-src="([^"]+)"/.exec(html)?.[1] ?? "";
  return new URL(address.replaceAll("&amp;", "&"));
}

describe("the admin's frame", () => {
  it("opens the app with shop, host and a session token the app can trust", async () => {
    const address = await frameAddress("/store/willow/apps/afterglow");
    expect(address.origin + address.pathname).toBe("http://localhost:4102/app");
    const { embedded, shop, host, id_token: token } = Object.fromEntries(address.searchParams);
    expect([embedded, shop]).toEqual(["1", "willow.myshopify.com"]);
    expect(Buffer.from(host ?? "", "base64").toString()).toBe("admin.shopify.com/store/willow");
    expect(readSessionToken(world.config, "willow.myshopify.com", token ?? "", new Date())?.aud).toBe("test-api-key");
  });

  it("follows deep links, keeping their own parameters and replacing the admin's", async () => {
    const address = await frameAddress(
      "/store/willow/apps/afterglow/app/shipments?status=delayed&shop=evil.myshopify.com",
    );
    expect(address.pathname).toBe("/app/shipments");
    expect(address.searchParams.get("status")).toBe("delayed");
    expect(address.searchParams.getAll("shop")).toEqual(["willow.myshopify.com"]);
  });

  it("knows the app by its client id, too", async () => {
    const response = await fetch(`${admin.url}/store/willow/apps/test-api-key/app/brand?a=1`, { redirect: "manual" });
    expect(response.headers.get("location")).toBe("/store/willow/apps/afterglow/app/brand?a=1");
  });

  it("mints a token of its own for each request of the app", async () => {
    const ask = async () => (await (await fetch(`${admin.url}/__frame/id-token`)).json()) as string;
    const [one, two] = [await ask(), await ask()];
    expect(one).not.toBe(two);
    expect(readSessionToken(world.config, "willow.myshopify.com", two, new Date())?.dest).toBe(
      "https://willow.myshopify.com",
    );
  });

  it("tells which blocks of the app stand in the theme", async () => {
    const [extension] = (await (await fetch(`${admin.url}/__frame/extensions`)).json()) as {
      activations: { handle: string; status: string; activations: { target: string }[] }[];
    }[];
    const track = extension?.activations.find((one) => one.handle === "track-your-order");
    expect(track).toMatchObject({ status: "active", activations: [{ target: "template--page.track" }] });
  });
});
