import type { Words } from "#app/words/words.ts";

import type { Outlook } from "./outlook.ts";
import type { StoryParcel } from "./story.ts";

export interface Parcel {
  parcel: StoryParcel;
  outlook: Outlook;
}

/** Trouble first, then what comes next, then what has come; of equals the first to come, then the freshest news. */
export function leading(parcels: readonly Parcel[]): Parcel | undefined {
  const freshness = ({ parcel }: Parcel) => parcel.statusAt.getTime();
  const day = ({ outlook }: Parcel) => outlook.window?.endOn ?? "9999";
  return parcels.toSorted(
    (a, b) => a.outlook.urgency - b.outlook.urgency || day(a).localeCompare(day(b)) || freshness(b) - freshness(a),
  )[0];
}

/** A day that holds for one parcel is not told of all that are still to come. */
export function firstSentence(main: Parcel, parcels: readonly Parcel[], words: Words): string {
  const { headline, window } = main.outlook;
  const coming = parcels.filter(({ parcel }) => parcel.status !== "delivered");
  if (!window || coming.every(({ outlook }) => outlook.headline === headline)) return headline;
  return words.say("headline.of_parcel", { number: parcels.indexOf(main) + 1, headline });
}

/** "1 of 2 parcels has arrived."; "" while there is nothing to count. */
export function arrivedSoFar(parcels: readonly Parcel[], words: Words): string {
  const arrived = parcels.filter(({ parcel }) => parcel.status === "delivered").length;
  const all = parcels.length;
  if (all < 2 || arrived === 0) return "";
  return arrived === all ? words.say("lead.all_arrived", { all }) : words.say("lead.arrived_so_far", { arrived, all });
}
