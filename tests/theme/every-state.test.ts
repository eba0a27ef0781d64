import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { viewOrder } from "#app/tracking-page/view.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";

import { type Stage, startStage } from "./stage.ts";
import { STATES } from "./states.ts";
import { NOW, story } from "./stories.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><rect width="300" height="300"/></svg>';
const SMALL = { width: 320, height: 640 };
/** Where the pictures of the orders and of the little shop are said to lie. */
const PICTURES = /^(https:\/\/willow\.example|http:\/\/localhost:4100)\//;

let browser: Browser;
let stage: Stage;
/** A phone with a script, one without, and one that reads from right to left. */
let phone: Page;
let plain: Page;
let hebrew: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, stage] = await Promise.all([launchBrowser(), startStage(STATES)]);
  const small = { ...SMALL, language: "en-GB" };
  phone = await visit(await openContext(browser, small));
  plain = await visit(await openContext(browser, { ...small, javaScript: false }));
  hebrew = await visit(await openContext(browser, { ...small, language: "he" }));
});

afterAll(async () => {
  await browser.close();
  await stage.stop();
});

async function visit(context: BrowserContext): Promise<Page> {
  await context.addInitScript(AXE);
  await context.route(PICTURES, (route) => route.fulfill({ contentType: "image/svg+xml", body: PICTURE }));
  const page = await context.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const url = request.url();
    const isOwn = url.startsWith(stage.url) || PICTURES.test(url) || url.startsWith("data:");
    if (!isOwn) complaints.push(`asked ${url}`);
  });
  return page;
}

/** The order's own page, or its fragment as the block's form brings it. */
async function open(page: Page, face: "page" | "fragment", state: string, folder = ""): Promise<void> {
  complaints = [];
  if (face === "page") return void (await page.goto(stage.pageOf(state).replace("/apps/", `${folder}/apps/`)));
  await page.goto(`${stage.url}${folder}/pages/track`);
  await page.locator('[name="order"]').fill(state);
  await page.locator('[name="contact"]').fill("ana@example.com");
  await page.locator(".ag-form [type=submit]").click();
  await page.locator('[data-afterglow="order"]').waitFor();
}

/** What axe finds wrong once everything has come to rest. */
async function violations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map((animation) => animation.finished));
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ resultTypes: ["violations"] });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
  );
}

/** How far the page can be pushed sideways. */
function overhang(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** What a reader sees of us, word for word. */
function seen(page: Page): Promise<string> {
  return page.locator("afterglow-track").innerText();
}

const sentenceOf = (state: string) => viewOrder(STATES[state] ?? story(), NOW).headline;

describe.each(Object.keys(STATES))("%s", (state) => {
  it("is a page without a script", async () => {
    await open(plain, "page", state);
    expect(await plain.locator("h1").innerText()).toBe(sentenceOf(state));
    expect(await overhang(plain)).toBe(0);
    expect(complaints).toEqual([]);
  });

  it.each(["page", "fragment"] as const)("is a %s that everybody can read", async (face) => {
    await open(phone, face, state);
    expect(await phone.locator(".ag-headline").first().innerText()).toBe(sentenceOf(state));
    expect(await overhang(phone)).toBe(0);
    expect(await violations(phone)).toEqual([]);
    await phone.emulateMedia({ colorScheme: "dark" });
    expect(await violations(phone)).toEqual([]);
    const words = await seen(phone);
    await phone.emulateMedia({ colorScheme: "light", forcedColors: "active", reducedMotion: "reduce" });
    expect(await seen(phone)).toBe(words);
    await phone.emulateMedia({ forcedColors: "none", reducedMotion: "no-preference" });
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.addStyleTag({ content: "html { font-size: 200% !important }" });
    expect(await seen(phone)).toBe(words);
    expect(await overhang(phone)).toBe(0);
    await phone.setViewportSize(SMALL);
    expect(complaints).toEqual([]);
  });

  it.each(["page", "fragment"] as const)("is a %s from right to left", async (face) => {
    await open(hebrew, face, state, "/he");
    expect(await hebrew.locator('[data-afterglow="order"]').getAttribute("dir")).toBe("rtl");
    expect(await overhang(hebrew)).toBe(0);
    expect(await violations(hebrew)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
