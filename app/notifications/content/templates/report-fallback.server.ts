import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { db } from "#app/db.server.ts";
import { logger } from "#app/logger.server.ts";

import { type TemplateKey, templateName } from "./templates.server.ts";

/** Tells the merchant, once per version, that their own words could not be used. The message does not wait for it. */
export function reportFallback(shop: string, key: TemplateKey, version: number): void {
  const { kind, channel, locale } = key;
  const dedupeKey = `template_fell_back|${templateName("", key)}|${version}`;
  recordAlert(db, shop, { kind: "template_fell_back", dedupeKey, facts: { kind, channel, locale } }).catch(
    (error: unknown) => logger.error({ err: error, shop, kind, channel, locale }, "fallback of words not reported"),
  );
}
