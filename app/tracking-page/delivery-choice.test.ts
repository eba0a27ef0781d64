import { describe, expect, it } from "vitest";

import type { FailedDelivery } from "#app/exceptions/find-deliveries.server.ts";
import { isOccasion, offerFor } from "#app/exceptions/offer.ts";
import { parseBrand } from "#app/shops/brand.ts";
import { lookOf } from "#app/shops/page-look.ts";
import { type Status, STATUSES } from "#app/tracking/status.ts";
import { chooseLanguage } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";
import { hoursAgo, NOW, parcel, story } from "#tests/theme/stories.ts";

import { tellFault } from "./delivery-choice.ts";
import type { Face } from "./face.ts";
import { orderHtml } from "./order-html.ts";
import { sampleDelivery } from "./sample-delivery.ts";
import type { OrderStory, StoryParcel } from "./story.ts";
import { viewOrder } from "./view.ts";
import { viewElsewhere } from "./view-elsewhere.ts";

const words = wordsIn(chooseLanguage(["en"]));
const FACE: Face = {
  ...{ kind: "fragment", pathPrefix: "/apps/track", look: lookOf(parseBrand({})), words, wishes: [] },
  ...{ ownPath: "/apps/track/t/AAAAAAAAAAAAAAAAAAAAAA", formToken: () => "TOKEN" },
};

/** A failed delivery as the server would find it for this parcel, of an order that is still to be paid. */
function failed(one: StoryParcel, overrides: Partial<FailedDelivery> = {}): FailedDelivery {
  const offer = offerFor({ ...one, payable: true }, NOW, "Europe/Berlin");
  return sampleDelivery(one, NOW, "Europe/Berlin", { offer, ...overrides });
}

function told(status: Status, overrides: Partial<FailedDelivery> = {}, more: Partial<OrderStory> = {}) {
  const one = parcel({ status, statusAt: hoursAgo(3) });
  const deliveries = isOccasion(status) ? [failed(one, overrides)] : [];
  return viewOrder(story({ parcels: [one], deliveries, ...more }), NOW);
}

const page = (view: ReturnType<typeof told>, face = FACE) => orderHtml(view, face).text;
const open = { choice: "new_day", day: "2026-11-16", madeAt: NOW, passedOnAt: null } as const;

describe("the choices on the page", () => {
  it.each(STATUSES)("appear for %s only where something can be chosen", (status) => {
    const expected = status === "delivery_attempted" || status === "returning";
    expect(told(status).choices.length > 0).toBe(expected);
    expect(page(told(status)).includes('action="/apps/track/t/AAAAAAAAAAAAAAAAAAAAAA/delivery"')).toBe(expected);
  });

  it("appear for a held parcel whose address is wrong, and for no lost one", () => {
    for (const [reason, count] of [["recipient_address_wrong", 1], ["carrier_lost", 0], [null, 0]] as const) {
      const one = parcel({ status: "exception", reason, statusAt: hoursAgo(3) });
      expect(viewOrder(story({ parcels: [one], deliveries: [failed(one)] }), NOW).choices).toHaveLength(count);
    } // prettier-ignore
  });

  it("take the place of the one action; Shopify's own pages only lead to them", () => {
    const view = told("delivery_attempted");
    expect(page(view)).not.toContain("ag-notice");
    const elsewhere = viewElsewhere(view, { origin: "https://willow.example", page: "https://willow.example/apps/track/t/A", surface: "order_status" });
    expect(elsewhere.choices).toEqual([]);
    expect(elsewhere.action).toMatchObject({ href: "https://willow.example/apps/track/t/A#delivery", kind: "choice_click" });
    expect(told("delivery_attempted", { open }).action).toBeNull();
  }); // prettier-ignore

  it("speak of one parcel among several by its number", () => {
    const second = parcel({ id: "parcel-2", status: "delivery_attempted", statusAt: hoursAgo(3) });
    const view = viewOrder(story({ parcels: [parcel(), second], deliveries: [failed(second)] }), NOW);
    expect(view.choices).toMatchObject([{ parcel: "parcel-2", title: "Parcel 2: what should happen now?" }]);
  });

  it("name no carrier that the merchant hides", () => {
    const { shop } = story();
    const masked = { shop: { ...shop, brand: parseBrand({ maskCarrier: true }) } };
    expect(JSON.stringify(told("delivery_attempted", {}, masked).choices)).not.toContain("DHL");
    expect(told("delivery_attempted").choices[0]?.lead).toContain("pass it on to DHL");
  });
});

describe("how far the shopper has come", () => {
  it("begins with cards, and fields that belong to them", () => {
    const text = page(told("delivery_attempted"));
    expect(text.match(/name="choice" value="(\w+)"/g)).toHaveLength(6);
    expect(text.match(/name="day"\s+value="([\d-]+)"/g)).toHaveLength(5);
    expect(text).toContain('name="text_address"');
    expect(text).toContain('name="form_token" value="TOKEN"');
    expect(text).not.toContain("Change it");
  });

  it("waits for the code, and says what it confirms", () => {
    const view = told("delivery_attempted", { waiting: { choice: "new_day", day: "2026-11-16" } });
    expect(view.choices).toMatchObject([{ step: "code", wish: { text: "Deliver on Monday 16 November" } }]);
    const text = page(view);
    expect(text).toContain('autocomplete="one-time-code"');
    expect(text).toContain("<summary>Choose something else</summary>");
    expect(text).not.toContain("@");
  });

  it("holds what was asked for, and can be changed", () => {
    const view = told("delivery_attempted", { open, nobodyCameAt: hoursAgo(1) });
    expect(view.choices).toMatchObject([
      {
        ...{ step: "done", wish: { text: "Deliver on Monday 16 November" }, pay: null, objection: null },
        lead: "We pass it on to DHL. Until they move the parcel again, you can change it.",
        objected: "You told us that nobody came: Thursday 12 November, 11:00.",
      },
    ]);
    expect(page(view)).toContain("<summary>Change it</summary>");
    const passedOn = told("delivery_attempted", { open: { ...open, passedOnAt: NOW } });
    expect(passedOn.choices[0]?.lead).toBe("We have passed it on to DHL.");
  });

  it("shows where to pay once that was chosen, and takes no money", () => {
    const view = told("delivery_attempted", { open: { ...open, choice: "pay_now", day: null } });
    expect(view.choices[0]?.pay?.href).toMatch(/^mailto:hello@willow\.example/);
  });
});

describe("a fault", () => {
  const faulty = (field: "choice" | "day" | "text" | "code" | "stale", overrides: Partial<FailedDelivery> = {}) => {
    const view = told("delivery_attempted", overrides);
    const choices = view.choices.map((choice) => ({ ...choice, fault: tellFault(field, "address", words) }));
    return page({ ...view, choices });
  };

  it.each(["choice", "day", "text", "stale"] as const)("of the %s is told once, aloud", (field) => {
    expect(faulty(field).match(/role="alert"/g)).toHaveLength(1);
  });

  it("points at its field, and keeps what was chosen", () => {
    const text = faulty("text");
    expect(text).toMatch(/name="text_address"[^>]*aria-describedby="delivery-fault"/);
    expect(text).toContain('id="delivery-fault"');
    expect(text).toMatch(/value="address"[^>]*checked/);
  });

  it("of the code stands in its form", () => {
    const text = faulty("code", { waiting: { choice: "cancel", day: null } });
    expect(text).toMatch(/name="code"[^>]*aria-invalid="true" aria-describedby="delivery-fault"/);
    expect(text.match(/role="alert"/g)).toHaveLength(1);
  });

  it("of a choice that was to be changed unfolds the form", () => {
    expect(faulty("text", { open })).toMatch(/<details[^>]* open>/);
  });
});
