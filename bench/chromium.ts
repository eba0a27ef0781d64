import { existsSync } from "node:fs";

import sparticuz from "@sparticuz/chromium";
import { chromium } from "playwright-core";

import { freePort } from "#tools/ports.ts";

const SYSTEM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export interface DebuggedBrowser {
  /** Of the DevTools protocol, on this machine. */
  port: number;
  close(): Promise<void>;
}

/** A Chromium that another program may drive. Lighthouse gives no score with any more flags than these. */
export async function openDebugged(): Promise<DebuggedBrowser> {
  const executablePath = SYSTEM.find((file) => existsSync(file)) ?? (await sparticuz.executablePath());
  const port = await freePort();
  const args = ["--no-sandbox", `--remote-debugging-port=${port}`];
  const browser = await chromium.launch({ executablePath, args, ignoreDefaultArgs: ["--enable-automation"] });
  return { port, close: () => browser.close() };
}
