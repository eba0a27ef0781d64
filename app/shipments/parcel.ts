import { webAddress } from "#app/lib/web-address.ts";

/** What makes a parcel: one carrier and one number. */
export interface Parcel {
  carrier: string;
  /** "" when there is none (yet). */
  number: string;
  url: string | null;
}

/**
 * The parcels behind a fulfillment's lists of numbers and links. A fulfillment without a number is one
 * parcel as well: its goods are on their way all the same.
 */
export function parcelsOf(
  carrier: string,
  numbers: readonly (string | null)[],
  urls: readonly (string | null)[],
): Parcel[] {
  const aligned = numbers.length === urls.length;
  const parcels = numbers.flatMap((number, index) => {
    if (!number) return [];
    const url = aligned ? urls[index] : urls.find((one) => one?.includes(number));
    return [{ carrier, number, url: webAddress(url) }];
  });
  return distinctParcels(parcels.length > 0 ? parcels : [{ carrier, number: "", url: webAddress(urls[0]) }]);
}

/** Each carrier and number once; parcels without a number are one. */
export function distinctParcels(parcels: readonly Parcel[]): Parcel[] {
  const numbered = parcels.filter((parcel) => parcel.number !== "");
  const kept = numbered.length > 0 ? numbered : parcels.slice(0, 1);
  return [...new Map(kept.map((parcel) => [`${parcel.carrier}\n${parcel.number}`, parcel])).values()];
}

interface KnownParcel extends Parcel {
  id: string;
  removed: boolean;
}

/** What becomes of the parcels we know when a fulfillment names its parcels anew. */
export interface ParcelPlan {
  /** Known and still there, maybe under a corrected carrier or number. */
  kept: { id: string; parcel: Parcel }[];
  added: Parcel[];
  removed: string[];
}

/**
 * Matches parcels by carrier and number; then by number alone (the carrier was corrected); then a single
 * left-over one goes on under the new number if it had none, or if nothing has happened to it yet.
 * @param untouched whether the fulfillment has no events so far
 */
export function planParcels(known: readonly KnownParcel[], told: readonly Parcel[], untouched: boolean): ParcelPlan {
  const open = new Set(known);
  const kept = new Map<Parcel, string>();
  const match = (test: (one: KnownParcel, parcel: Parcel) => boolean) => {
    for (const parcel of told) {
      if (kept.has(parcel)) continue;
      const found = [...open].find((one) => test(one, parcel));
      if (!found) continue;
      open.delete(found);
      kept.set(parcel, found.id);
    }
  };
  match((one, parcel) => one.carrier === parcel.carrier && one.number === parcel.number);
  match((one, parcel) => !one.removed && one.number !== "" && one.number === parcel.number);
  match((one) => !one.removed && (one.number === "" || untouched));
  return {
    kept: [...kept].map(([parcel, id]) => ({ id, parcel })),
    added: told.filter((parcel) => !kept.has(parcel)),
    removed: [...open].filter((one) => !one.removed).map((one) => one.id),
  };
}
