import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

import { parse } from "csv-parse/sync";

import type { Parcel } from "#app/estimates/model/parcel.ts";

const DAY = 86_400_000;

/** Orders of a Brazilian marketplace (`order,customer,seller,…`), as parcels in the order of purchase. */
export function readParcels(file: string): Parcel[] {
  const bytes = readFileSync(file);
  const text = file.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  const rows = parse<Record<string, string>>(text, { columns: true, skip_empty_lines: true });
  return rows.map(readParcel).sort((one, other) => one.boughtAt - other.boughtAt || (one.id < other.id ? -1 : 1));
}

function readParcel(row: Record<string, string>): Parcel {
  const text = (column: string) => row[column] ?? "";
  const number = (column: string) => (text(column) === "" ? null : Number(text(column)));
  return {
    ...{ id: text("order"), shop: "", carrier: "", service: "", carrierOn: null },
    boughtAt: stampOf(text("purchased_at")) ?? Number.NaN,
    handedAt: stampOf(text("handed_to_carrier_at")),
    deliveredAt: stampOf(text("delivered_at")),
    ...{ from: `BR-${text("seller_state")}`, to: `BR-${text("customer_state")}` },
    ...{ fromArea: text("seller_zip").padStart(5, "0"), toArea: text("customer_zip").padStart(5, "0") },
    distanceKm: number("distance_km"),
    ...{ sender: text("seller"), product: text("product"), category: text("category") },
    items: number("items") ?? 1,
    ...{ weightG: number("weight_g"), price: number("price"), freight: number("freight") },
  };
}

/** Days since 1970-01-01 on the clocks of the place. */
function stampOf(stamp: string): number | null {
  if (stamp === "") return null;
  const time = Date.parse(`${stamp}Z`);
  if (Number.isNaN(time)) throw new Error(`"${stamp}" names no instant`);
  return time / DAY;
}
