import { type ActionFunctionArgs, json, type LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { requireForm } from "#app/lib/require-form.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { valuesOf } from "#app/shops/brand-draft.ts";
import { tellProblems } from "#app/shops/brand-form.ts";
import { compileCss } from "#app/shops/compile-css.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { parseSettings } from "#app/shops/settings.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { findPreviewOrders } from "#app/tracking-page/find-preview-orders.server.ts";
import { drawPreview } from "#app/tracking-page/preview.server.ts";
import { PREVIEW_STAGES } from "#app/tracking-page/preview-stage.ts";
import { formatMoment } from "#app/ui/format-time.ts";
import { LOCALES } from "#app/words/locale.ts";

const PRIVATE = { "Cache-Control": "no-store" };

/** Orders to look at, by number. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const search = new URL(request.url).searchParams.get("q") ?? "";
  const [{ timeZone }, orders] = await Promise.all([requireShop(shop), findPreviewOrders(shop, search)]);
  const now = new Date().toISOString();
  const named = orders.map(({ id, name, placedAt }) => ({
    id,
    name,
    placed: formatMoment(placedAt.toISOString(), timeZone, now),
  }));
  return json({ orders: named }, { headers: PRIVATE });
}

const wishSchema = z
  .object({
    "preview.order": z.uuid().or(z.literal("")),
    "preview.stage": z.enum(PREVIEW_STAGES),
    "preview.locale": z.enum(LOCALES).or(z.literal("")),
    "preview.scheme": z.enum(["light", "dark"]),
  })
  .catchall(z.string().max(10_000));

/** The page with the form's values; what is not right in them yet is left at its default. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = await requireForm(request, wishSchema);
  const { css, problems } = compileCss(form["customCss"] ?? "");
  const values = valuesOf(form);
  const wish = {
    orderId: form["preview.order"] || null,
    stage: form["preview.stage"],
    locale: form["preview.locale"] || null,
    scheme: form["preview.scheme"],
    brand: parseBrand({ ...values, pageCss: css }),
    settings: parseSettings(values),
  };
  const html = await drawPreview(shop, wish, new Date());
  if (html === null) throw new Response("Not found", { status: 404 });
  return json({ html, cssProblems: tellProblems(problems) }, { headers: PRIVATE });
}
