import { readdirSync, readFileSync } from "node:fs";

export const ROOT = "extensions/afterglow-theme";

export type Folder = "assets" | "blocks" | "snippets" | "locales";

/** Paths of the extension's files in one of its folders. */
export function files(folder: Folder): string[] {
  return readdirSync(`${ROOT}/${folder}`).map((name) => `${ROOT}/${folder}/${name}`);
}

export function read(path: string): string {
  return readFileSync(path, "utf8");
}

export type Words = { [key: string]: string | Words };

export function readWords(file: string): Words {
  return JSON.parse(read(`${ROOT}/locales/${file}.json`)) as Words;
}

/** The words at `a.b.c`, or undefined. */
export function wordsAt(words: Words, key: string): string | Words | undefined {
  return key.split(".").reduce<string | Words | undefined>((branch, name) => {
    return typeof branch === "object" ? branch[name] : undefined;
  }, words);
}

/** `a.b.c` for every word. */
export function keysOf(words: Words, path = ""): string[] {
  return Object.entries(words).flatMap(([name, value]) => {
    return typeof value === "string" ? [path + name] : keysOf(value, `${path}${name}.`);
  });
}
