import { expect, it } from "vitest";

import { readBlockStatus } from "./block-status.ts";

const theme = (status: string, handle = "track-your-order") => ({
  type: "theme_app_extension",
  activations: [{ handle, status }],
});

it("knows a block in the published theme, and its absence", () => {
  expect(readBlockStatus([theme("active")])("track-your-order")).toBe("active");
  expect(readBlockStatus([theme("available")])("track-your-order")).toBe("absent");
});

it("does not take another block, or another kind of extension, for it", () => {
  const statusOf = readBlockStatus([theme("active", "delivery-window"), theme("available")]);
  expect(["track-your-order", "delivery-window"].map(statusOf)).toEqual(["absent", "active"]);
  expect(readBlockStatus([{ ...theme("active"), type: "ui_extension" }])("track-your-order")).toBe("unknown");
});

it("leaves it open when Shopify does not tell", () => {
  expect(readBlockStatus([])("track-your-order")).toBe("unknown");
});
