import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { launchBrowser, openContext } from "#tests/support/browser.ts";

import { ATTACKS, told } from "./attacks.ts";
import { type Stage, startStage } from "./stage.ts";

/** What would turn the text around it, or end it. */
const UNSEEN = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const nameOf = (at: number) => `attack ${at}`;
const ORDERS = Object.fromEntries(ATTACKS.map((attack, at) => [nameOf(at), told(attack)]));

let browser: Browser;
let stage: Stage;
let page: Page;
let dialogs: string[];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), startStage(ORDERS)]);
  const context = await openContext(browser, {});
  page = await context.newPage();
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
});

afterAll(async () => {
  await browser.close();
  await stage.stop();
});

async function open(face: "page" | "fragment", order: string): Promise<void> {
  dialogs = [];
  if (face === "page") return void (await page.goto(stage.pageOf(order)));
  await page.goto(`${stage.url}/pages/track`);
  await page.locator('[name="order"]').fill(order);
  await page.locator('[name="contact"]').fill("ana@example.com");
  await page.locator(".ag-form [type=submit]").click();
}

describe.each(["page", "fragment"] as const)("text of others on the %s, in the shop's real theme", (face) => {
  it.each(ATTACKS.map((attack, at) => [attack, at] as const))("%j is read, and nothing else", async (attack, at) => {
    await open(face, nameOf(at));
    const order = page.locator('[data-afterglow="order"]');
    await order.waitFor();
    // Every attribute that could run, every element that could load, and every place a text could have got out of.
    const found = await order.evaluate((root) => ({
      handlers: [...root.querySelectorAll("*")].flatMap((one) =>
        one.getAttributeNames().filter((name) => /^on/.test(name)),
      ),
      elements: root.querySelectorAll("script, iframe, object, embed, base, meta, link").length,
      addresses: [...root.querySelectorAll("[href], [src], [action]")]
        .map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action") ?? "")
        .filter((address) => !/^(?:https?:|mailto:|\/|#)/.test(address)),
      text: root.textContent,
    }));
    expect(found).toMatchObject({ handlers: [], elements: 0, addresses: [] });
    expect(found.text).not.toMatch(/booboo/);
    expect(found.text).not.toMatch(UNSEEN);
    expect(found.text).toContain(attack.replace(UNSEEN, "").replace("\ud800", "\ufffd"));
    expect(dialogs).toEqual([]);
  });
});
