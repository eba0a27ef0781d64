import type { KnownAnswer, TrackingView, UnknownAnswer } from "./view.ts";

// Answers of the app, for tests of both extensions.

export function sampleView(changes: Partial<TrackingView> = {}): TrackingView {
  const item = { variant: "Sand", quantity: 2, href: "https://willow.example/products/throw", imageAlt: "" };
  return {
    locale: "en",
    stage: "in_transit",
    tone: "moving",
    headline: "Arriving between Friday and Monday",
    window: { text: "27 to 30 November", basis: "Worked out from the day that DHL names." },
    lead: "Last seen in Cologne yesterday.",
    notes: [{ kind: "moved", text: "Before, we said Thursday." }],
    progress: [
      { label: "Ordered", state: "done" },
      { label: "On its way", state: "current" },
      { label: "Arrived", state: "todo" },
    ],
    action: { text: "Pick another day.", label: "Choose", href: "https://dhl.example/", kind: "carrier_click" },
    parcels: [
      {
        title: "Your parcel",
        headline: "Arriving soon",
        carrier: "DHL",
        number: "0034",
        href: "https://dhl.example/0034",
        linkLabel: "See it at DHL",
        items: [{ ...item, title: "Linen throw", imageUrl: "https://cdn.example/throw.jpg" }],
        itemsNote: null,
        days: [
          {
            label: "Yesterday",
            entries: [{ at: "2026-11-25T09:00:00Z", time: "10:00", text: "Scanned", place: "Cologne" }],
          },
          {
            label: "Monday",
            entries: [{ at: "2026-11-23T09:00:00Z", time: "10:00", text: "Order received", place: "" }],
          },
        ],
        noScans: null,
      },
    ],
    items: [{ title: "Still to be sent", items: [{ ...item, title: "Candle", imageUrl: null }] }],
    content: {
      title: "While you wait",
      text: "Read our journal.",
      link: { label: "Journal", href: "https://willow.example/blog" },
    },
    links: [{ label: "Return or exchange", href: "https://willow.example/returns", kind: "return_click" }],
    help: { text: "Still need help?", label: "Write to us", href: "mailto:hello@willow.example", kind: "help_click" },
    picks: {
      title: "You may also like",
      because: null,
      cards: [
        {
          title: "Wool blanket",
          href: "https://willow.example/products/blanket",
          clickId: "signed-id-of-the-blanket",
          imageUrl: null,
          imageAlt: "",
          price: "€64.00",
          because: "Goes well with Linen throw",
        },
      ],
    },
    labels: { "parcel.earlier": "Everything before", "parcel.copy": "Copy the number", "page.progress": "Progress" },
    ...changes,
  };
}

export function known(view: TrackingView = sampleView(), changes: Partial<KnownAnswer> = {}): KnownAnswer {
  const page = { href: "https://willow.example/apps/track/t/token", label: "Open the tracking page" };
  return { known: true, v: "hash", view, page, refreshSeconds: 60, ...changes };
}

export function unknown(changes: Partial<UnknownAnswer> = {}): UnknownAnswer {
  const view = {
    locale: "en",
    stage: "received",
    tone: "moving" as const,
    headline: "We have your order",
    lead: "Soon.",
  };
  return {
    known: false,
    view,
    form: { href: "https://willow.example/apps/track", label: "Find my order" },
    ...changes,
  };
}
