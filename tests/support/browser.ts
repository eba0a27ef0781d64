import { existsSync } from "node:fs";

import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium } from "playwright-core";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// The frame of the admin, the app and the storefront live on ports of this machine; and Shopify's library
// turns away browsers that call themselves headless.
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWarn",
];
const USER_AGENT = "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0 Safari/537.36";

/** The system's Chromium, or the one that came with npm. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = SYSTEM.find((file) => existsSync(file)) ?? (await sparticuz.executablePath());
  return chromium.launch({ executablePath, args: ARGS });
}

export interface Viewer {
  width?: number;
  height?: number;
  dark?: boolean;
  javaScript?: boolean;
  /** What the browser asks for, BCP 47. */
  language?: string;
}

/** A fresh visitor: no cookies, no cache. Phone-sized unless told otherwise. */
export function openContext(browser: Browser, viewer: Viewer = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: { width: viewer.width ?? 390, height: viewer.height ?? 844 },
    colorScheme: viewer.dark ? "dark" : "light",
    javaScriptEnabled: viewer.javaScript ?? true,
    userAgent: USER_AGENT,
    locale: viewer.language ?? "en-US",
  });
}
