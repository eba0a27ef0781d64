// What the app answers, as far as it is drawn here. A bundle lives on Shopify's servers longer than the app it was
// built with, so whatever came later than the headline may be missing.

export interface TrackingView {
  locale: string;
  stage: string;
  tone: "moving" | "done" | "trouble" | "quiet";
  headline: string;
  lead: string;
  window?: { text: string; basis: string } | null;
  notes?: { kind: string; text: string }[];
  progress?: Step[] | null;
  action?: ActionView | null;
  parcels?: ParcelView[];
  items?: ItemsView[];
  content?: { title: string; text: string; link: { label: string; href: string } | null } | null;
  links?: { label: string; href: string; kind: string }[];
  help?: ActionView | null;
  picks?: PicksView | null;
  labels?: Labels;
}

/** Fixed words, by the name of their message. */
export type Labels = Partial<Record<string, string>>;

export interface Step {
  label: string;
  state: "done" | "current" | "todo";
}

export interface ActionView {
  text: string;
  label: string;
  href: string | null;
  /** What a click counts as; null for links that count themselves. */
  kind: string | null;
}

export interface ParcelView {
  title: string;
  headline: string;
  carrier: string;
  number: string;
  href: string | null;
  linkLabel?: string;
  mapHref?: string | null;
  items: ItemView[];
  itemsNote: string | null;
  days: DayView[];
  noScans: string | null;
}

export interface DayView {
  label: string;
  entries: { at: string; time: string; text: string; place: string }[];
}

export interface ItemsView {
  title: string;
  items: ItemView[];
}

export interface ItemView {
  title: string;
  variant: string | null;
  quantity: number;
  href: string | null;
  imageUrl: string | null;
  imageAlt: string;
  /** How to look after it. */
  care?: { kind: "text"; text: string } | { kind: "page"; href: string } | null;
}

export interface PicksView {
  title: string;
  because: string | null;
  cards: PickCard[];
}

export interface PickCard {
  href: string;
  /** What a click on it is counted by. */
  clickId?: string | null;
  title: string;
  imageUrl: string | null;
  imageAlt: string;
  price: string;
  because: string | null;
}

/** The order is this buyer's: what there is to see, and when to look again. */
export interface KnownAnswer {
  known: true;
  /** To be sent along when looking again: an unchanged view is not sent twice. */
  v: string;
  view: TrackingView;
  /** The order's own page in the shop. */
  page: { href: string; label: string };
  /** The delivery window as a file. */
  calendar?: { href: string; label: string } | null;
  /** Null when nothing more will happen. */
  refreshSeconds: number | null;
}

/** No such order, or not this buyer's, or not told of yet: the app does not say which. */
export interface UnknownAnswer {
  known: false;
  /** What a shopper reads whose order has only just been placed. */
  view: TrackingView | null;
  /** Where an order can be looked up. */
  form: { href: string; label: string } | null;
}
