import { createRequire } from "node:module";

import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { orderHtml } from "#app/tracking-page/order-html.ts";
import { viewOrder } from "#app/tracking-page/view.ts";
import { launchBrowser, openContext, type Viewer } from "#tests/support/browser.ts";

import { documentOf, drawBlock, drawFilledShelf } from "./block-page.ts";
import { FRAGMENT } from "./faces.ts";
import { STATES } from "./states.ts";
import { NOW, story } from "./stories.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core");
const TITLES = [
  "Stoneware vase",
  "Oak board, very wide, from a tree that stood in Brandenburg",
  "Napkin",
  "Candle",
  "Jar",
];

/** What themes set, and how: a block may count on none of it. */
const THEMES: Record<string, string> = {
  "no theme at all": "",
  "a dark page that names no color": "body { background: #121212; color: #eee }",
  "Dawn's way, dark": `:root { --color-background: 18,18,18; --color-foreground: 255,255,255; --font-heading-family: serif }
    body { background: rgb(var(--color-background)); color: rgba(var(--color-foreground), .85) }`,
  "Horizon's way, dark": `:root { --color-background: rgb(20 20 20 / 1); --color-foreground: rgb(255 255 255 / 1); --font-heading--family: serif }
    body { background: var(--color-background); color: var(--color-foreground) }`,
  "a theme with opinions": `body { font: 14px/2 monospace; letter-spacing: .05em; background: #fff; color: #222 }
    ul, ol { padding-left: 3rem; list-style: square } li { margin: 1rem } p { margin: 2em 0 }
    a { color: #00e; text-transform: uppercase } img, svg { width: 100%; border: 5px solid red }
    h1, h2, h3 { font-size: 4rem; text-transform: uppercase; margin: 3rem 0 } span { display: inline-block }`,
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});

async function show(html: string, viewer: Viewer = {}): Promise<Page> {
  const page = await (await openContext(browser, viewer)).newPage();
  await page.setContent(html, { waitUntil: "load" });
  return page;
}

/** The track block with an answer in its place, the delivery window, and the filled shelf. */
async function everything(settings: Record<string, unknown> = {}): Promise<string> {
  const track = await drawBlock("track-your-order", { settings });
  const answer = orderHtml(viewOrder(STATES["two parcels"] ?? story(), NOW), FRAGMENT).text;
  const answered = track.replace(/<div class="ag-look-up"[\s\S]*?<\/form>\s*<\/div>/, () => answer);
  expect(answered).toContain('class="ag-order"');
  return (await drawBlock("delivery-window")) + (await drawFilledShelf(TITLES)) + track + answered;
}

async function violations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
  });
}

describe.each(Object.keys(THEMES))("the blocks in %s", (name) => {
  const style = THEMES[name] ?? "";

  it("can be read and used by everybody", async () => {
    const page = await show(documentOf(await everything(), { style }));
    expect(await violations(page)).toEqual([]);
  });

  it("keep their shapes: every bead has a color, no line hangs out, no card is higher than another", async () => {
    for (const width of [320, 1280]) {
      const page = await show(documentOf(await everything(), { style }), { width });
      const shape = await page.evaluate(() => {
        const bead = (query: string) => {
          const found = document.querySelector(query);
          return found ? getComputedStyle(found, "::before").backgroundColor : "none";
        };
        const cards = [...document.querySelectorAll(".ag-tile")].map((card) => card.getBoundingClientRect());
        const icon = document.querySelector(".ag-promise-icon")?.getBoundingClientRect();
        return {
          beads: [bead('.ag-steps [data-state="todo"]'), bead(".ag-entry:last-child"), bead('[data-state="current"]')],
          sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          heights: new Set(cards.map((card) => Math.round(card.height))).size,
          icon: (icon?.width ?? 99) < 40,
        };
      });
      expect(shape.beads).not.toContain("rgba(0, 0, 0, 0)");
      expect(shape).toMatchObject({ sideways: 0, heights: 1, icon: true });
    }
  });
});

describe("the merchant's looks", () => {
  it("stay readable in every scheme that is ours", async () => {
    for (const color_scheme of ["light", "dark", "device"]) {
      for (const dark of [false, true]) {
        const settings = { color_scheme, accent_color: "#ffd400" };
        const blocks = await Promise.all([
          drawBlock("delivery-window", { settings: { ...settings, look: "filled" } }),
          drawFilledShelf(TITLES, { settings }),
          drawBlock("track-your-order", { settings }),
        ]);
        const style = dark ? "body { background: #121212; color: #eee }" : "";
        const page = await show(documentOf(blocks.join(""), { style }), { dark });
        expect([color_scheme, dark, await violations(page)]).toEqual([color_scheme, dark, []]);
      }
    }
  });

  it("take a scheme of the theme by its class", async () => {
    const block = await drawBlock("delivery-window", { settings: { color_scheme: "scheme-2" } });
    const style = ".color-scheme-2 { background-color: rgb(1, 2, 3); color: rgb(4, 5, 6) }";
    const page = await show(documentOf(block, { style }));
    const [background, color] = await page
      .locator(".ag-promise")
      .evaluate((node) => [getComputedStyle(node).backgroundColor, getComputedStyle(node).color]);
    expect([background, color]).toEqual(["rgb(1, 2, 3)", "rgb(4, 5, 6)"]);
  });

  it("mirror in languages that are written from the right", async () => {
    for (const language of ["ar", "he"]) {
      const blocks = (await drawBlock("delivery-window", { language })) + (await drawFilledShelf(TITLES, { language }));
      const page = await show(documentOf(blocks, { lang: language, dir: "rtl" }), { width: 320 });
      const at = (query: string) =>
        page
          .locator(query)
          .first()
          .evaluate((node) => node.getBoundingClientRect().left);
      expect(await at(".ag-promise-icon")).toBeGreaterThan(await at(".ag-promise-days"));
      expect(await page.locator(".ag-tile").first().evaluate((node) => 320 - node.getBoundingClientRect().right)).toBeLessThan(20); // prettier-ignore
      expect(await violations(page)).toEqual([]);
    }
  });
});
