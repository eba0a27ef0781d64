import { readdirSync } from "node:fs";

import { expect, it } from "vitest";

import { themeBlocks, TRACKING_BLOCK } from "./theme-blocks.ts";

it("knows every block of the theme extension", () => {
  const files = readdirSync("extensions/afterglow-theme/blocks").map((file) => file.replace(/\.liquid$/, ""));
  const known = themeBlocks("willow.myshopify.com", "key").map((block) => block.handle);
  expect(known.sort()).toEqual(files.sort());
  expect(known).toContain(TRACKING_BLOCK);
});

it("leads to the theme editor with the block in hand", () => {
  expect(themeBlocks("willow.myshopify.com", "key").map((block) => block.url)).toEqual([
    "https://willow.myshopify.com/admin/themes/current/editor?template=page&addAppBlockId=key/track-your-order&target=newAppsSection",
    "https://willow.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key/delivery-window&target=mainSection",
    "https://willow.myshopify.com/admin/themes/current/editor?template=product&addAppBlockId=key/picks-for-you&target=newAppsSection",
  ]);
});
