import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { OWNERS } from "#app/privacy/owners.server.ts";

/** Every model with personal fields, and the folder that forgets them (`privacy` and `shops` do so themselves). */
const OWNER_OF: Record<string, string> = {
  Session: "shops",
  Shop: "shops",
  InboxItem: "privacy",
  PrivacyRequest: "privacy",
  Order: "orders",
  TrackingLink: "orders",
  TrackingEvent: "shipments",
  HelpdeskKey: "contacts",
  HelpdeskContact: "contacts",
  PickTrial: "attribution",
  DeliveryRequest: "exceptions",
  DeliveryCode: "exceptions",
  Message: "notifications",
  Suppression: "notifications",
  Consent: "notifications",
  TextedNumber: "notifications",
  ProviderAccount: "providers",
};

const PERSONAL =
  /^\s+(\w*(Sealed|Index|recipientHash|addressHash)|email|contactEmail|firstName|lastName|customerGid|shipCity|city|body)\s/m;

/** Fields that are called like personal ones and hold nobody: sums over parcels. */
const IMPERSONAL = new Set(["EstimatorModel", "EstimatorDraft"]);

const schema = readFileSync("prisma/schema.prisma", "utf8");
const models = [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].map((match) => ({
  name: match[1] ?? "",
  fields: match[2] ?? "",
}));

it("knows an owner for every model with personal fields", () => {
  const personal = models
    .filter(({ name, fields }) => PERSONAL.test(fields) && !IMPERSONAL.has(name))
    .map((model) => model.name);
  expect(personal.sort()).toEqual(Object.keys(OWNER_OF).sort());
});

it("has verbs to forget in every owning folder", () => {
  const folders = new Set(Object.values(OWNER_OF).filter((name) => name !== "shops" && name !== "privacy"));
  for (const folder of folders) expect("redactCustomer" in (OWNERS[folder] ?? {}), folder).toBe(true);
});
