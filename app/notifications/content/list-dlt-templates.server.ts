import type { Shop } from "@prisma/client";

import { trackingUrl } from "#app/orders/tracking-url.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { writeDltTemplate } from "./dlt-template.ts";
import { listTemplates } from "./templates/templates.server.ts";

/** The wording of every kind of text to India, to be registered; null where the merchant's own words cannot be. */
export async function listDltTemplates(shop: Shop): Promise<Record<string, string | null>> {
  const words = wordsIn(chooseLanguage([shop.primaryLocale]));
  const own = (await listTemplates(shop.domain)).filter((one) => one.channel === "sms" && one.locale === words.locale);
  const facts = { shopName: parseBrand(shop.brand).displayName || shop.name, linkStart: trackingUrl(shop, "") };
  return Object.fromEntries(
    MESSAGE_KINDS.map((kind) => {
      const ownSource = own.find((one) => one.kind === kind)?.slots.text ?? "";
      return [kind, writeDltTemplate({ ...facts, kind, ownSource }, words)];
    }),
  );
}
