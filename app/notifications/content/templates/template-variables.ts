import type { MessageKind } from "#app/tracking/message-kind.ts";
import { MESSAGE_KINDS } from "#app/tracking/message-kind.ts";

import { KIND_COPY } from "../kind-copy.ts";

/** Something a merchant's own words may name. It is always there: what is not known has a fallback. */
export interface TemplateVariable {
  /** As it stands between `{{` and `}}`. */
  name: string;
  description: string;
  example: string;
  /** What the picker puts in, where the bare name would say nothing. */
  snippet?: string;
  /** What stands in its place when it is not known. */
  fallback: string;
  /** The kinds in which it means something. */
  kinds: readonly MessageKind[];
}

const EVERY = MESSAGE_KINDS;
const OF_PARCELS = MESSAGE_KINDS.filter((kind) => kind !== "order_confirmed");
const WITH_WINDOW = MESSAGE_KINDS.filter((kind) => KIND_COPY[kind].showsWindow);
const IN_TROUBLE = MESSAGE_KINDS.filter((kind) => KIND_COPY[kind].step === null);

export const TEMPLATE_VARIABLES: readonly TemplateVariable[] = [
  {
    name: "order.name",
    description: "The order's number; with the parcel's place when there are several.",
    example: "#1001",
    fallback: "always known",
    kinds: EVERY,
  },
  {
    name: "customer.first_name",
    description: "The shopper's first name. Use “default” for when it is not known.",
    example: "Ana",
    fallback: "nothing",
    kinds: EVERY,
  },
  {
    name: "shop.name",
    description: "Your shop's name, as in Brand.",
    example: "Willow",
    fallback: "always known",
    kinds: EVERY,
  },
  {
    name: "parcel.carrier",
    description: "The carrier's name.",
    example: "DHL Express",
    fallback: "“the carrier”, in the message's language",
    kinds: OF_PARCELS,
  },
  {
    name: "parcel.number",
    description: "The tracking number, when the message tells of one parcel.",
    example: "JD014600003828392837",
    fallback: "nothing",
    kinds: OF_PARCELS,
  },
  {
    name: "parcel.count",
    description: "How many parcels the message tells of.",
    example: "1",
    fallback: "1",
    kinds: OF_PARCELS,
  },
  {
    name: "window.text",
    description: "When it is expected, in words.",
    example: "Thursday 26 – Friday 27 November",
    fallback: "“soon”, in the message's language",
    kinds: WITH_WINDOW,
  },
  {
    name: "window.earliest",
    description: "The first day of the window.",
    example: "Thursday 26 November",
    fallback: "“soon”, in the message's language",
    kinds: WITH_WINDOW,
  },
  {
    name: "window.latest",
    description: "The last day of the window.",
    example: "Friday 27 November",
    fallback: "“soon”, in the message's language",
    kinds: WITH_WINDOW,
  },
  {
    name: "window.before",
    description: "The day you had named before, when it has moved.",
    example: "Wednesday 25 November",
    fallback: "nothing",
    kinds: OF_PARCELS.filter((kind) => KIND_COPY[kind].showsWindow),
  },
  {
    name: "reason",
    description: "Why the parcel is in trouble, in a sentence, when the carrier says it.",
    example: "Bad weather is in the way.",
    fallback: "nothing",
    kinds: IN_TROUBLE,
  },
  {
    name: "items",
    description: "What is in it, one after the other.",
    snippet: "{% for item in items %}{{ item.title }}{% unless forloop.last %}, {% endunless %}{% endfor %}",
    example: "Linen throw, Candle",
    fallback: "an empty list",
    kinds: EVERY,
  },
];

/** What each of `items` has. */
export const ITEM_FIELDS = ["title", "variant", "quantity"] as const;

/** The variables that mean something in a message of this kind; texts have the same. */
export function variablesFor(kind: MessageKind): TemplateVariable[] {
  return TEMPLATE_VARIABLES.filter(({ kinds }) => kinds.includes(kind));
}
