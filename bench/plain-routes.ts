import type { Parcel } from "#app/estimates/model/parcel.ts";

/** The plain thing to compare with: quantiles of days by route, of all that arrived. */
export function learnRoutes(parcels: readonly Parcel[]): Map<string, Float64Array> {
  const days = new Map<string, number[]>();
  for (const { from, to, handedAt, deliveredAt } of parcels) {
    if (handedAt === null || deliveredAt === null) continue;
    const route = `${from} ${to}`;
    const known = days.get(route);
    if (known) known.push(deliveredAt - handedAt);
    else days.set(route, [deliveredAt - handedAt]);
  }
  return new Map([...days].map(([route, all]) => [route, Float64Array.from(all).sort()]));
}

/** Five quantiles of a route; of none when it is not known. */
export function readRoute(routes: ReadonlyMap<string, Float64Array>, { from, to }: Parcel): number[] {
  const known = routes.get(`${from} ${to}`);
  if (!known) return [];
  return [0.05, 0.1, 0.5, 0.9, 0.95].map((share) => known[Math.floor(share * (known.length - 1))]!);
}
