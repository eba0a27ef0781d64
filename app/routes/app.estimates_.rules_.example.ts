import { type ActionFunctionArgs, json } from "@remix-run/node";
import { z } from "zod";

import { exampleOf } from "#app/estimates/rules/example.ts";
import { listRegions } from "#app/estimates/rules/holidays.ts";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { requireForm } from "#app/lib/require-form.ts";
import { areaOf } from "#app/orders/area.ts";
import { parseDeliveryForm } from "#app/shops/delivery-form.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import type { ExampleView } from "#app/ui/delivery-example.tsx";

const PRIVATE = { "Cache-Control": "no-store" };

const code = z.string().trim().toUpperCase().max(10);
const wishSchema = z
  .object({
    "example.country": code,
    "example.region": code,
    "example.area": z.string().max(20),
    "example.on": z.iso.date().or(z.literal("")),
    "example.hour": z.coerce.number().int().min(0).max(23),
  })
  .catchall(z.string().max(10_000));

interface Answer {
  errors: FieldErrors;
  example: ExampleView | null;
  /** Regions of the country where parcels are packed, whose holidays are known. */
  regions: { code: string; name: string }[];
}

/** What the form's rules make of an order; what is not right in them yet is named instead. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const form = await requireForm(request, wishSchema);
  const { timeZone, countryCode } = await requireShop(shop);
  const regions = listRegions(form["originCountry"] || countryCode || "");
  const read = parseDeliveryForm(form);
  if ("errors" in read) return json<Answer>({ errors: read.errors, example: null, regions }, { headers: PRIVATE });
  const country = form["example.country"] || countryCode;
  const to = { country, region: form["example.region"] || null, area: areaOf(form["example.area"], country) };
  const wish = { to, on: form["example.on"] || null, hour: form["example.hour"] };
  const example = exampleOf(wish, read.rules, { timeZone, country: countryCode }, new Date());
  return json<Answer>({ errors: {}, example, regions }, { headers: PRIVATE });
}
