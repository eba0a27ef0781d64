import { createWriteStream } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const TIME_LIMIT_MS = 20 * 60_000;

/** A file on our disk, read line by line as often as needed. */
export interface LineFile {
  lines(): AsyncIterable<string>;
}

/**
 * Downloads a text to a temporary file, lends it to `read`, and removes it. A download that breaks off
 * throws before anything is read.
 * @param address https, or this machine (development: the simulator); it comes from Shopify's answer, and
 *   redirects are refused
 */
export async function withDownload<T>(address: string, read: (file: LineFile) => Promise<T>): Promise<T> {
  const url = new URL(address);
  if (url.protocol !== "https:" && !LOOPBACK.has(url.hostname)) throw new Error(`Not downloading from ${url.host}`);
  const folder = await mkdtemp(join(tmpdir(), "afterglow-"));
  try {
    const path = join(folder, "download");
    const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    if (!response.ok || !response.body) throw new Error(`${url.host} answered ${response.status}`);
    await pipeline(Readable.fromWeb(response.body as ReadableStream), createWriteStream(path));
    return await read({ lines: () => readLines(path) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* readLines(path: string): AsyncGenerator<string> {
  const file = await open(path);
  try {
    for await (const line of file.readLines()) if (line.trim() !== "") yield line;
  } finally {
    await file.close();
  }
}
