import { expect, it } from "vitest";

import { blockStatusOf } from "./block-status.ts";

const theme = (status: string, handle = "track-your-order") => ({
  type: "theme_app_extension",
  activations: [{ handle, status }],
});

it("knows the tracking block in the published theme, and its absence", () => {
  expect(blockStatusOf([theme("active")])).toBe("active");
  expect(blockStatusOf([theme("available")])).toBe("absent");
});

it("does not take another block, or another kind of extension, for it", () => {
  expect(blockStatusOf([theme("active", "banner"), theme("available")])).toBe("absent");
  expect(blockStatusOf([{ ...theme("active"), type: "ui_extension" }])).toBe("unknown");
});

it("leaves it open when Shopify does not tell", () => {
  expect(blockStatusOf([])).toBe("unknown");
});
