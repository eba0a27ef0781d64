import { nameDay } from "#app/words/days.ts";
import type { Words } from "#app/words/words.ts";

import { carrierValues, nameReason, nameSubject } from "../about.ts";
import type { MessageView } from "../view.ts";
import { writeOrderWhen, writeWhen } from "../when-copy.ts";

/** What a merchant's own words may name, all of it there: template-variables.ts describes it. */
export interface SlotValues {
  order: { name: string };
  customer: { first_name: string };
  shop: { name: string };
  parcel: { carrier: string; number: string; count: number };
  window: { text: string; earliest: string; latest: string; before: string };
  reason: string;
  items: { title: string; variant: string; quantity: number }[];
}

export function slotValues(view: MessageView, words: Words): SlotValues {
  const { parcels, shop } = view;
  const [first] = parcels;
  const clock = { now: view.now, timeZone: view.timeZone, format: words.format };
  const items = parcels.flatMap((parcel) => parcel.items);
  const { known, carrier } = carrierValues(parcels);
  const soon = words.say("mail.soon");
  const window = first ? writeWhen(view, first, words, clock) : writeOrderWhen(view, words, clock);
  const promise = window && (first ? first.promise : view.window);
  const moved = window && first?.promise?.moved;
  return {
    order: { name: nameSubject(view.orderName, parcels, words) },
    customer: { first_name: view.firstName ?? "" },
    shop: { name: shop.name },
    parcel: {
      carrier: known === "yes" ? carrier : words.say("mail.carrier"),
      number: parcels.length === 1 ? (first?.number ?? "") : "",
      count: Math.max(parcels.length, 1),
    },
    window: {
      text: window?.text ?? soon,
      earliest: promise ? nameDay(promise.earliestOn, clock) : soon,
      latest: promise ? nameDay(promise.latestOn, clock) : soon,
      before: moved ? nameDay(moved.fromOn, clock) : "",
    },
    reason: nameReason(view, words) ?? "",
    items: (items.length > 0 ? items : view.items).map(({ title, variantTitle, quantity }) => ({
      ...{ title, quantity },
      variant: variantTitle ?? "",
    })),
  };
}
