import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { PAGE_STAGES, type PageState, stageOf } from "#app/shops/page-stage.ts";
import { orderHtml } from "#app/tracking-page/order-html.ts";
import { viewOrder } from "#app/tracking-page/view.ts";
import { STATUSES } from "#app/tracking/status.ts";
import { launchBrowser, openContext } from "#tests/support/browser.ts";

import { schemaOf } from "./block-schema.ts";
import { documentOf, drawBlock, drawFilledShelf } from "./block-page.ts";
import { files } from "./extension-files.ts";
import { FRAGMENT } from "./faces.ts";
import { STATES } from "./states.ts";
import { NOW, story } from "./stories.ts";

const STATES_OF_PAGE: PageState[] = [...STATUSES, "late", "received", "order_cancelled", "redacted"];
const WORDS = Object.fromEntries(
  PAGE_STAGES.flatMap((stage) => [
    [`${stage}_title`, `Title ${stage}`],
    [`${stage}_text`, `<p>Text ${stage}</p>`],
    [`${stage}_link`, `/pages/${stage}`],
    [`${stage}_link_label`, `Link ${stage}`],
  ]),
);
const ATTACKS = [
  "{{ shop.secret }}",
  "{% for i in (1..9) %}boo{% endfor %}",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus='alert(1)",
  "red;} body { display: none",
  "[dates] <b>",
];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await (await openContext(browser, { width: 800 })).newPage();
});
afterAll(() => browser.close());

/** Shows the block with an answer of this state in its place. */
async function showAnswer(settings: Record<string, unknown>, name = "two parcels"): Promise<void> {
  const block = await drawBlock("track-your-order", { settings });
  const answer = orderHtml(viewOrder(STATES[name] ?? story(), NOW), FRAGMENT).text;
  await page.setContent(documentOf(block.replace(/<div class="ag-look-up"[\s\S]*?<\/form>\s*<\/div>/, () => answer)));
}

const isSeen = (query: string) => page.locator(query).first().isVisible();

describe("text of the merchant's in the blocks", () => {
  it.each(files("blocks").flatMap((file) => ATTACKS.map((attack) => [file, attack] as const)))(
    "%s shows %j, never obeys it",
    async (file, attack) => {
      const ids = schemaOf(file).settings.flatMap((one) => {
        return "id" in one && one.type !== "richtext" ? [one.id] : [];
      });
      const settings = Object.fromEntries(ids.map((id) => [id, attack]));
      const name = file.replace(/^.*\/|\.liquid$/g, "");
      const html = await drawBlock(name, { settings });
      expect(html).toContain("afterglow");
      expect(html).not.toMatch(/<script|<img|<b>|booboo/);
      const parsed = await page.evaluate((text) => {
        const holder = document.createElement("template");
        holder.innerHTML = text;
        const all = [...holder.content.querySelectorAll("*")];
        return all.flatMap((node) => node.getAttributeNames()).filter((attribute) => /^on|^autofocus/.test(attribute));
      }, html);
      expect(parsed).toEqual([]);
    },
  );
});

describe("the track block", () => {
  it("shows the merchant's words at their stage, and at no other", async () => {
    for (const state of STATES_OF_PAGE) {
      const block = await drawBlock("track-your-order", { settings: WORDS });
      await page.setContent(documentOf(block.replace('data-afterglow="form"', `data-stage="${state}"`)));
      const seen: string[] = [];
      for (const stage of PAGE_STAGES) if (await isSeen(`[data-for="${stage}"]`)) seen.push(stage);
      const stage = stageOf(state);
      expect([state, ...seen]).toEqual([state, ...(stage === null ? [] : [stage])]);
    }
  });

  it("says nothing of its own while there is only the form", async () => {
    await page.setContent(documentOf(await drawBlock("track-your-order", { settings: WORDS })));
    expect(await isSeen(".ag-words")).toBe(false);
  });

  it.each([
    ["story", ".ag-story"],
    ["carrier", ".ag-carrier"],
    ["items", ".ag-item"],
    ["help", ".ag-foot a"],
    ["picks", ".ag-picks"],
  ])("leaves %s away when the merchant wants it", async (part, query) => {
    await showAnswer({});
    expect(await isSeen(query)).toBe(true);
    await showAnswer({ [`show_${part}`]: false });
    expect(await isSeen(query)).toBe(false);
    expect(await isSeen(".ag-headline")).toBe(true);
  });

  it("tells progress as dots or in plain words, and all of it to those who listen", async () => {
    for (const progress of ["bar", "dots", "text"]) {
      await showAnswer({ progress }, "on its way");
      const steps = page.locator(".ag-steps li");
      expect(await steps.count()).toBe(5);
      expect(await page.locator(".ag-steps").innerText()).toContain("On its way");
      expect(await page.getByRole("list", { name: "Progress" }).ariaSnapshot()).toContain("Out for delivery");
      const seen = await steps.evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().width > 2).length);
      expect([progress, seen]).toEqual([progress, progress === "text" ? 1 : 5]);
    }
  });
});

describe("the shelf", () => {
  it("stands as many products side by side as the merchant chose, where there is room", async () => {
    for (const [columns, width] of [
      [2, 800],
      [4, 800],
      [6, 800],
      [6, 600],
      [6, 390],
    ] as const) {
      // prettier-ignore
      await page.setViewportSize({ width, height: 800 });
      await page.setContent(documentOf(await drawFilledShelf(["A", "B", "C", "D"], { settings: { columns } })));
      const shown = await page.locator(".ag-row").evaluate((row) => {
        return row.clientWidth / (row.firstElementChild?.getBoundingClientRect().width ?? 1);
      });
      const most = width < 520 ? 2.25 : width < 770 ? 3 : columns;
      expect([columns, width, Math.floor(shown)]).toEqual([columns, width, Math.floor(most)]);
    }
  });
});
