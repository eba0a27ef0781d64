import { describe, expect, it } from "vitest";

import { readCare, storeCare } from "./care.ts";

const words = (value: string) => ({ type: "multi_line_text_field", value });
const rich = (children: object[]) => ({ type: "rich_text_field", value: JSON.stringify({ type: "root", children }) });
const paragraph = (value: string) => ({ type: "paragraph", children: [{ type: "text", value }] });

describe("care instructions", () => {
  it.each([
    ["words", words(" Wash at 30 °C.\nDry flat. "), "Wash at 30 °C.\nDry flat."],
    ["a page", { type: "url", value: "https://willow.example/pages/linen" }, "https://willow.example/pages/linen"],
    ["a page without encryption", { type: "url", value: "http://willow.example" }, ""],
    ["rich text", rich([paragraph("Wash cold."), paragraph("Dry flat.")]), "Wash cold.\nDry flat."],
    ["rich text that is none", { type: "rich_text_field", value: "{" }, ""],
    ["rich text of another shape", { type: "rich_text_field", value: '{"children":5}' }, ""],
    ["a page of Shopify's that only an id names", { type: "page_reference", value: "gid://shopify/Page/1" }, ""],
    ["marks that turn text around", words("Wash\u202e cold"), "Wash cold"],
    ["nothing", null, ""],
  ])("out of %s", (_what, metafield, stored) => {
    expect(storeCare([metafield])).toBe(stored);
  });

  it("come from the first source that says anything, and end", () => {
    expect(storeCare([null, words("  "), words("Wash cold."), words("Never")])).toBe("Wash cold.");
    expect(storeCare([words("x".repeat(5_000))])).toHaveLength(600);
  });

  it("are read as a page or as words", () => {
    expect(readCare("https://willow.example/care")).toEqual({ kind: "page", href: "https://willow.example/care" });
    expect(readCare("See https://willow.example")).toEqual({ kind: "text", text: "See https://willow.example" });
    expect(readCare("javascript:alert(1)")).toEqual({ kind: "text", text: "javascript:alert(1)" });
    expect([readCare(null), readCare("")]).toEqual([null, null]);
  });
});
