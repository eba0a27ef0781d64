import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { appUrl, buildExtensions, EXTENSIONS, listUiExtensions } from "./build-extensions.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "extensions-"));
const ENGLISH = "en.default.json";

beforeAll(() => buildExtensions(folder));
afterAll(() => rmSync(folder, { recursive: true }));

const words = (handle: string, file: string) =>
  JSON.parse(readFileSync(path.join(EXTENSIONS, handle, "locales", file), "utf8")) as Record<string, unknown>;

describe.each(listUiExtensions())("$handle", ({ handle, target }) => {
  it("makes a bundle that Shopify takes, which knows its target and where the app is", () => {
    const bundle = readFileSync(path.join(folder, `${handle}.js`), "utf8");
    expect(gzipSync(bundle).length).toBeLessThan(64_000);
    expect(bundle).toContain(target);
    expect(bundle).toContain(`${appUrl()}/api/order-status`);
    expect(bundle).not.toContain("process.env");
  });

  it("speaks twelve languages, all of them fully", () => {
    const files = readdirSync(path.join(EXTENSIONS, handle, "locales"));
    expect(files).toHaveLength(12);
    const needed = Object.keys(words(handle, ENGLISH)).sort();
    for (const file of files) {
      expect(Object.keys(words(handle, file)).sort(), file).toEqual(needed);
      expect(JSON.stringify(words(handle, file)), file).not.toContain('""');
    }
  });

  it("is written against an API version that Shopify CLI still takes", () => {
    expect(readFileSync(path.join(EXTENSIONS, handle, "shopify.extension.toml"), "utf8")).toMatch(
      /^api_version = "2026-07"$/m,
    );
  });
});
