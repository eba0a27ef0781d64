import type { ItemView } from "./contents.ts";
import type { TrackingView } from "./view.ts";

/** The same view for a page on another domain: every path becomes an address in the shop. */
export function absoluteView(view: TrackingView, place: { origin: string; page: string }): TrackingView {
  const whole = <T extends string | null>(href: T): T => (href === null ? href : (addressOf(href, place) as T));
  const item = (one: ItemView): ItemView => ({ ...one, href: whole(one.href) });
  return {
    ...view,
    action: view.action && { ...view.action, href: whole(view.action.href) },
    parcels: view.parcels.map((parcel) => ({ ...parcel, items: parcel.items.map(item) })),
    items: view.items.map((some) => ({ ...some, items: some.items.map(item) })),
    help: view.help && { ...view.help, href: whole(view.help.href) },
    picks: view.picks && {
      ...view.picks,
      cards: view.picks.cards.map((card) => ({ ...card, href: whole(card.href) })),
    },
  };
}

function addressOf(href: string, { origin, page }: { origin: string; page: string }): string {
  if (href.startsWith("#")) return page + href;
  return href.startsWith("/") && !href.startsWith("//") ? origin + href : href;
}
