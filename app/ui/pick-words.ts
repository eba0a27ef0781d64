/** What merchants read of the kinds of picks: a name, and how one comes about. */
export const PICK_KIND_WORDS: Readonly<Record<string, { title: string; how: string }>> = {
  hand_picked: {
    title: "Hand-picked",
    how: "What your own rules show first, and the complementary products you keep in Search & Discovery.",
  },
  completes: { title: "Completes it", how: "What your shoppers put into the same order as something in this one." },
  step_up: {
    title: "The next step up",
    how: "The same kind of thing in a higher tier: it costs more and offers more. At most one among the four that are seen.",
  },
  because_bought: {
    title: "Next purchase",
    how: "What those who bought the same came back for in a later order.",
  },
  refill: {
    title: "Refill",
    how: "Something this shopper already has and that your shoppers buy again, about when it is used up.",
  },
  new_arrival: {
    title: "New here",
    how: "Nobody has bought it yet, and its title, type, tags and price are like something in the order.",
  },
  best_seller: {
    title: "Best seller",
    how: "What the most orders of the last 60 days hold. It fills up what the other kinds leave free.",
  },
};

/** Stages at which picks may be seen, as columns of the settings. */
export const PICK_STAGE_WORDS: Readonly<Record<string, string>> = {
  before_shipping: "Before shipping",
  on_the_way: "On the way",
  delivered: "Delivered",
};

/** What is never shown, whatever speaks for it. */
export const NEVER_SHOWN: readonly string[] = [
  "What is in the order, what the shopper already has (unless it is due again), and what they ever sent back.",
  "A cheaper twin of something they bought: it would say that they paid too much.",
  "What is sold out, a draft, unpublished, or not offered in the shopper’s country.",
  "Anything at all while a parcel is late, held up, silent for longer than usual, on its way back, or after a failed delivery: the page reassures instead.",
  "Anything at all while the shopper is at odds with you: they said that nobody came, asked for the parcel to go back, or complained to your help desk within the last 30 days.",
  "Countdowns, “only 2 left” and the like.",
];

/** Where a pick was seen. */
export const SURFACE_WORDS: Readonly<Record<string, string>> = {
  page: "Tracking page",
  block: "Tracking block in your theme",
  order_status: "Order status page",
  thank_you: "Thank-you page",
  mail: "E-mails",
  shelf: "Beside a product",
};

/** Why a product is not among the picks of an order. */
export const WHY_LEFT_OUT: Readonly<Record<string, string>> = {
  excluded: "Your rules keep it away",
  cheaper_twin: "A cheaper twin of something bought",
  owned: "The shopper already has it",
  sent_back: "The shopper sent it back",
  not_for_sale: "Cannot be had now, or not in the shopper’s country",
  others_first: "Others fit better",
};

/** Why an order's page shows no picks right now. */
export const SILENCE_WORDS: Readonly<Record<string, string>> = {
  redacted: "Its personal details were deleted.",
  cancelled: "It was cancelled.",
  trouble: "A parcel is late, held up, silent for longer than usual or on its way back, so the page reassures instead.",
  disputed: "Its shopper is at odds with you: a parcel that nobody brought, one they want sent back, or a complaint.",
  switched_off: "Picks are switched off on the tracking page, under Brand.",
  held_out: "They are left out for comparison.",
  hidden_kinds: "You do not show any of its kinds at this stage.",
  nothing_fits: "Nothing that may be shown goes with it, or its picks are still being made.",
};
