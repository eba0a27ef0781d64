import { JSDOM } from "jsdom";
import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { action, loader } from "#app/routes/app.brand_.preview.ts";
import { merchantAsks } from "#tests/support/merchant.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";
import { placeOrder } from "#tests/theme/visit.ts";

import { PREVIEW_STAGES } from "./preview-stage.ts";

const PATH = "/app/brand/preview";
let orderId: string;

beforeEach(async () => {
  await db.order.deleteMany();
  await installWillow({ brand: { displayName: "Saved" }, settings: {} });
  await installWillow({}, OTHER_SHOP);
  orderId = await placeOrder();
});

type Form = Record<string, string>;

async function ask(form: Form, shop = WILLOW): Promise<Response> {
  const wish = {
    "preview.order": orderId,
    "preview.stage": "as_it_is",
    "preview.locale": "",
    "preview.scheme": "light",
  };
  try {
    return await action(await merchantAsks(PATH, { ...wish, ...form }, shop));
  } catch (answer) {
    if (answer instanceof Response) return answer;
    throw answer;
  }
}

async function draw(form: Form, shop = WILLOW) {
  const answer = await ask(form, shop);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  const { html, cssProblems } = (await answer.json()) as { html: string; cssProblems: string };
  return { html, cssProblems, document: new JSDOM(html).window.document };
}

describe("the preview", () => {
  it("draws the shop's own order with what stands in the form", async () => {
    const { document, html } = await draw({ displayName: "Unsaved & Co", accentColor: "#7a2f5e" });
    expect(document.querySelector("h2")?.textContent).toMatch(/On its way|Arriving/);
    expect(document.querySelector(".shop-header")?.textContent).toBe("Unsaved & Co");
    expect(html).toContain("--ag-brand:#7a2f5e");
    expect((await db.shop.findUniqueOrThrow({ where: { domain: WILLOW } })).brand).toEqual({ displayName: "Saved" });
  });

  it("is of nobody else's order", async () => {
    const foreign = await placeOrder(OTHER_SHOP);
    expect((await ask({ "preview.order": foreign })).status).toBe(404);
    expect((await ask({ "preview.order": orderId }, OTHER_SHOP)).status).toBe(404);
    expect((await ask({ "preview.order": crypto.randomUUID() })).status).toBe(404);
  });

  it("is for signed-in merchants only", async () => {
    const { request, ...rest } = await merchantAsks(PATH, { "preview.order": orderId });
    request.headers.delete("Authorization");
    await expect(action({ request, ...rest })).rejects.toBeInstanceOf(Response);
  });

  it.each([
    { "preview.stage": "someday" },
    { "preview.locale": "xx" },
    { "preview.scheme": "sepia" },
    { "preview.order": "1 or 1=1" },
    { customCss: "x".repeat(20_000) },
  ])("refuses %o", async (form) => {
    expect((await ask(form as Form)).status).toBe(400);
  });

  it.each(PREVIEW_STAGES)("draws the stage %s, of an order and of an example", async (stage) => {
    for (const order of [orderId, ""]) {
      const { document } = await draw({ "preview.order": order, "preview.stage": stage });
      expect(document.querySelector(".ag-headline")?.textContent?.trim()).toBeTruthy();
    }
  });

  it("speaks the wished language, from the right where it is read so", async () => {
    const { document } = await draw({ "preview.locale": "he", "preview.scheme": "dark" });
    expect([document.documentElement.lang, document.documentElement.dir]).toEqual(["he", "rtl"]);
    expect(document.body.dataset.scheme).toBe("dark");
  });

  it("prints the CSS that is right, and tells what is not", async () => {
    const { html, cssProblems } = await draw({ customCss: ".ag-headline { color: tomato }\nbody { margin: 0 }" });
    expect(html).toContain(".afterglow .ag-headline{color:tomato}");
    expect(cssProblems).toMatch(/^Line 2: html, body/);
  });

  it("leaves what is not right yet at its default, and shows no picks that are switched off", async () => {
    const { html } = await draw({ accentColor: "#7a", cornerRadius: "900", supportEmail: "help@" });
    expect(html).toContain("--ag-brand:#1f5f4a;--ag-corner:14px");
    expect(html).toContain("mailto:hello@willow.example");
    expect(html).not.toContain('class="ag-card"');
  });

  it.each([
    "{{ shop.secret }}{% assign x = 1 %}",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"' autofocus onfocus='alert(1)",
    "</style><script>alert(1)</script>",
    "\u202egnp.exe\u2066",
  ])("shows %j of a merchant, and never obeys it", async (attack) => {
    const words = Object.fromEntries(
      ["title", "text", "linkLabel"].map((name) => [`content.delivered.${name}`, attack]),
    );
    const { document, html } = await draw({
      ...words,
      "content.delivered.linkUrl": "https://willow.example/x",
      "preview.stage": "delivered",
      displayName: attack,
      logoUrl: attack,
      customCss: attack,
      returnsUrl: attack,
    });
    expect(document.querySelectorAll("script, img[onerror], [autofocus], [onfocus]")).toHaveLength(0);
    const shown = html.replaceAll(/<style>[\s\S]*?<\/style>/g, "");
    expect(shown).not.toMatch(/[{}]|[\u202a-\u202e\u2066-\u2069]/);
    expect(document.querySelector(".ag-content")?.textContent).toContain(
      attack.replaceAll(/[\u202e\u2066]/g, "").slice(0, 10),
    );
    expect(document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content")).toContain(
      "default-src 'none'",
    );
  });
});

describe("the orders to look at", () => {
  async function names(search: string, shop = WILLOW) {
    const answer = await loader(await merchantAsks(`${PATH}?q=${encodeURIComponent(search)}`, undefined, shop));
    const { orders } = (await answer.json()) as { orders: { name: string }[] };
    return orders.map((order) => order.name);
  }

  it("are the newest, or those of a number, of this shop", async () => {
    await placeOrder(WILLOW, "#1002");
    await placeOrder(OTHER_SHOP, "#1003");
    expect(await names("")).toEqual(["#1002", "#1001"]);
    expect(await names("1001")).toEqual(["#1001"]);
    expect(await names("#1003")).toEqual([]);
    expect(await names("' or 1=1")).toEqual(await names("1"));
  });
});
