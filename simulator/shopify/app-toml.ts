import { existsSync, readFileSync } from "node:fs";

export interface Subscriptions {
  /** Path (or address) a topic is sent to; null when nobody subscribed. */
  uriOf(topic: string): string | null;
  compliance: Set<string>;
  scopes: string;
}

/** What the app asked Shopify for, read from its `shopify.app.toml`. */
export function readAppToml(path: string): Subscriptions {
  if (!existsSync(path)) throw new Error(`No ${path}: the simulator learns topics and scopes from it`);
  return parseAppToml(readFileSync(path, "utf8"));
}

/** Reads the few keys that matter here; not a TOML parser. */
export function parseAppToml(text: string): Subscriptions {
  const lines = text.replace(/(^|\s)#[^\n"]*$/gm, "");
  const uris = new Map<string, string>();
  const compliance = new Set<string>();
  for (const block of lines.split(/\[\[webhooks\.subscriptions\]\]/).slice(1)) {
    const own = block.split(/^\s*\[(?!\[)[a-z_.]+\]\s*$/m)[0] ?? "";
    const uri = /^\s*uri\s*=\s*"([^"]+)"/m.exec(own)?.[1] ?? "/";
    for (const topic of strings(own, "topics")) uris.set(topic, uri);
    for (const topic of strings(own, "compliance_topics")) {
      uris.set(topic, uri);
      compliance.add(topic);
    }
  }
  const scopes = /^\s*scopes\s*=\s*"([^"]*)"/m.exec(lines)?.[1] ?? "";
  return { uriOf: (topic) => uris.get(topic) ?? null, compliance, scopes };
}

function strings(block: string, key: string): string[] {
  const list = new RegExp(`^\\s*${key}\\s*=\\s*\\[([^\\]]*)\\]`, "m").exec(block)?.[1] ?? "";
  return [...list.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? "");
}
