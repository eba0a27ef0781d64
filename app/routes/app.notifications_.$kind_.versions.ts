import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { listVersions } from "#app/notifications/content/templates/templates.server.ts";
import { compareVersions } from "#app/notifications/template-versions.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { CHANNELS, MESSAGE_KINDS } from "#app/tracking/message-kind.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import type { Version } from "#app/ui/version-history.tsx";
import { LOCALES } from "#app/words/locale.ts";

const keySchema = z.object({ kind: z.enum(MESSAGE_KINDS), channel: z.enum(CHANNELS), locale: z.enum(LOCALES) });

/** The versions of one channel and language of a message, each with what it says differently from now. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const { searchParams } = new URL(request.url);
  const key = keySchema.safeParse({ ...Object.fromEntries(searchParams), kind: params["kind"] });
  if (!key.success) throw new Response("Not found", { status: 404 });
  const [{ timeZone }, stored] = await Promise.all([requireShop(shop), listVersions(shop, key.data)]);
  const now = new Date().toISOString();
  const versions: Version[] = compareVersions(stored).map(({ version, savedAt, savedBy, isNow, changes }) => ({
    ...{ version, isNow, changes },
    saved: formatMoment(savedAt.toISOString(), timeZone, now),
    by: savedBy === null ? "somebody" : savedBy === staff ? "you" : "a colleague",
  }));
  return json(
    { key: `${key.data.channel}.${key.data.locale}`, versions },
    { headers: { "Cache-Control": "no-store" } },
  );
}
