import type { Surface } from "#app/engagement/fact-kind.ts";

import type { ItemView } from "./contents.ts";
import type { TrackingView } from "./view.ts";

/** Where a view is shown that is not in the shop itself. */
export interface Elsewhere {
  /** The shop's own, without a slash at the end. */
  origin: string;
  /** The order's page in the shop. */
  page: string;
  surface: Surface;
}

/** Links to the shop's contact count themselves: `null` says that nobody else needs to. */
type Counted<T> = (Omit<NonNullable<T>, "kind"> & { kind: string | null }) | Extract<T, null>;

export type ViewElsewhere = Omit<TrackingView, "action" | "help"> & {
  action: Counted<TrackingView["action"]>;
  help: Counted<TrackingView["help"]>;
};

/**
 * The same view for a page on another domain: every path becomes an address in the shop, and the shop's contact is
 * reached past our counter, which fills in the order's facts.
 */
export function viewElsewhere(view: TrackingView, place: Elsewhere): ViewElsewhere {
  const whole = <T extends string | null>(href: T): T => (href === null ? href : (addressOf(href, place) as T));
  const item = (one: ItemView): ItemView => ({ ...one, href: whole(one.href) });
  const counted = (link: NonNullable<TrackingView["action"]>) =>
    link.kind === "help_click" && link.href !== null
      ? { ...link, href: `${place.page}/help/${place.surface}`, kind: null }
      : { ...link, href: whole(link.href) };
  return {
    ...view,
    // Whoever wants to choose does so behind the order's own link.
    choices: [],
    action: view.action && counted(view.action),
    parcels: view.parcels.map((parcel) => ({ ...parcel, items: parcel.items.map(item) })),
    items: view.items.map((some) => ({ ...some, items: some.items.map(item) })),
    help: view.help && counted(view.help),
    picks: view.picks && {
      ...view.picks,
      cards: view.picks.cards.map((card) => ({ ...card, href: whole(card.href) })),
    },
  };
}

function addressOf(href: string, { origin, page }: Elsewhere): string {
  if (href.startsWith("#")) return page + href;
  return href.startsWith("/") && !href.startsWith("//") ? origin + href : href;
}
