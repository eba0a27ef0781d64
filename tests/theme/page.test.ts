import { gzipSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { parseBrand } from "#app/shops/brand.ts";
import { compileCss } from "#app/shops/compile-css.ts";
import { lookOf } from "#app/shops/page-look.ts";
import { formHtml } from "#app/tracking-page/form-html.ts";
import { orderHtml } from "#app/tracking-page/order-html.ts";
import { liquidPage } from "#app/tracking-page/page-html.ts";
import type { OrderStory } from "#app/tracking-page/story.ts";
import { viewOrder } from "#app/tracking-page/view.ts";

import { ATTACKS, told } from "./attacks.ts";
import { FRAGMENT, LIQUID } from "./faces.ts";
import { STATES } from "./states.ts";
import { NOW, pick, story } from "./stories.ts";
import { renderLiquid } from "./theme.ts";

function fragment(facts: OrderStory): string {
  return orderHtml(viewOrder(facts, NOW), FRAGMENT).text;
}

function page(facts: OrderStory): Promise<string> {
  return renderLiquid(liquidPage(orderHtml(viewOrder(facts, NOW), LIQUID), LIQUID.look));
}

/** What a browser shows between the tags and inside the quotes. */
function withoutOwnAssets(text: string): string {
  return text.replace(/<style>[\s\S]*?<\/style>|<script>[\s\S]*?<\/script>/g, "");
}

describe("text of others on the page", () => {
  it.each(ATTACKS)("%j is shown, never obeyed", async (attack) => {
    for (const text of [fragment(told(attack)), withoutOwnAssets(await page(told(attack)))]) {
      expect(text).not.toContain("shop-secret");
      expect(text).not.toMatch(/<script|<img src=x|[{}]|booboo|>49</);
      expect(text.replace(/"[^"]*"/g, "")).not.toMatch(/<[^>]*\son\w+=/);
      expect(text).not.toMatch(/(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/u);
      expect(text.match(/href="(?!https?:|mailto:|\/)/g)).toBeNull();
    }
  });

  it("keeps what is only unusual: emoji, right to left, quotes", () => {
    const text = fragment(told("🧶 שמיכה “soft” & O’Hara"));
    expect(text).toContain("<bdi>🧶 שמיכה “soft” &amp; O’Hara</bdi>");
  });

  it("ends long texts", async () => {
    const endless = told("a".repeat(10_000));
    for (const text of [fragment(endless), await page(endless)]) expect(text).not.toMatch(/a{257}/);
  });
});

describe("the page in the theme", () => {
  it("shows the shop's own cards, and none that cannot be bought", async () => {
    const text = await page(story());
    expect(text).toContain("Shop&#39;s own wool-cushion");
    expect(text).toContain("€24.00");
    expect(text).not.toContain("oak-tray");
    expect(text.match(/class="ag-card"/g)).toHaveLength(2);
  });

  it("wears the brand's color", async () => {
    expect(await page(story())).toContain('style="--ag-brand:#7a3b2e;--ag-corner:14px"');
  });

  it("wears what the merchant chose, and their rules after ours", async () => {
    const { css } = compileCss(".ag-headline { color: tomato }");
    const look = lookOf(
      parseBrand({
        textColor: "#102030",
        backgroundColor: "#fffaf0",
        cornerRadius: 0,
        progressStyle: "dots",
        pageCss: css,
      }),
    );
    const text = await renderLiquid(liquidPage(orderHtml(viewOrder(story(), NOW), LIQUID), look));
    expect(text).toMatch(/@media print[\s\S]*\.afterglow \.ag-headline\{color:tomato\}\s*<\/style>/);
    const style = "--ag-brand:#1f5f4a;--ag-corner:0px;color:#102030;background:#fffaf0;--color-background:255 250 240";
    expect(text).toContain(`data-progress="dots" style="${style}"`);
  });

  it("has no empty shelf", async () => {
    expect(await page(story({ picks: [pick("oak-tray", "Oak tray")] }))).not.toContain("You may also like");
  });

  it.each(Object.keys(STATES))("%s: one first heading, none skipped, no person on it", async (name) => {
    const faces = [fragment(STATES[name] ?? story()), withoutOwnAssets(await page(STATES[name] ?? story()))];
    for (const text of faces) {
      const levels = [...text.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === levels[0])).toHaveLength(1);
      levels.forEach((level, index) => expect(level - (levels[index - 1] ?? level)).toBeLessThanOrEqual(1));
      expect(text).not.toMatch(/undefined|null|NaN|Invalid|\[object/);
    }
  });

  it("fits one first flight of packets, style and script included", () => {
    const sizes = [STATES["two parcels"] ?? story(), told("Linen throw")].map((facts) => {
      return gzipSync(liquidPage(orderHtml(viewOrder(facts, NOW), LIQUID), LIQUID.look)).length;
    });
    for (const size of sizes) expect(size).toBeLessThanOrEqual(14_000);
  });

  it("has a form that works without a script", async () => {
    const text = await renderLiquid(liquidPage(formHtml(LIQUID, null), LIQUID.look));
    expect(text).toContain('<form class="ag-form" method="post" action="/apps/track/lookup"');
    expect(text).toContain('name="order"');
    expect(text).toContain('name="contact"');
  });
});
