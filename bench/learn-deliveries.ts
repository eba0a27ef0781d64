/* Runs as a process of its own, so that its memory can be measured: learns delivery times of a large shop. */
import { estimateDelivery } from "#app/estimates/model/estimate-delivery.ts";
import { learnEstimator } from "#app/estimates/model/estimator.ts";
import { BEGIN, makeParcels } from "#app/estimates/model/made-parcels.ts";
import { isPublicHoliday } from "#app/estimates/model/public-holiday.ts";
import { finishSteps } from "#app/lib/steps.ts";

import { learnRoutes, readRoute } from "./plain-routes.ts";

const count = Number(process.argv[2]);
const DAYS = 600;
const OPEN = 100_000;

const parcels = makeParcels(count, DAYS, 1);
const ownMb = process.resourceUsage().maxRSS / 1_024;
const seconds = (since: number) => (performance.now() - since) / 1_000;
const now = BEGIN + DAYS;
const learnFrom = performance.now();
const learned = finishSteps(learnEstimator(parcels, now, isPublicHoliday));
const learnedIn = seconds(learnFrom);
if (!learned) throw new Error("Nothing was learned");
const bytes = JSON.stringify(learned.estimator).length;
const open = Array.from({ length: OPEN }, (_, index) => ({ ...parcels[index % count]!, handedAt: now - (index % 9) }));
const foretell = (parcel: (typeof open)[number]) =>
  estimateDelivery(learned.estimator, parcel, "handover", now, isPublicHoliday);
for (const parcel of open.slice(0, 2_000)) foretell(parcel);
const estimateFrom = performance.now();
for (const parcel of open) foretell(parcel);
const estimatedIn = seconds(estimateFrom);
const peakMb = process.resourceUsage().maxRSS / 1_024;
const routesFrom = performance.now();
const routes = learnRoutes(parcels);
const routesIn = seconds(routesFrom);
const readFrom = performance.now();
for (const parcel of open) readRoute(routes, parcel);
const readIn = seconds(readFrom);
console.log(JSON.stringify({ learnedIn, estimatedIn, routesIn, readIn, ownMb, peakMb, bytes, open: OPEN }));
