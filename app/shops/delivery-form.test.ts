import { describe, expect, it } from "vitest";

import { draftOfDelivery, parseDeliveryForm } from "./delivery-form.ts";
import { parseDeliveryRules } from "./delivery-rules.ts";

const blank = draftOfDelivery(parseDeliveryRules({}));
const ISLANDS = { countries: ["FR", "GB"], regions: [], postcodes: ["20", "IV"], transitMin: 3, transitMax: 9 };

describe("the delivery rules' form", () => {
  it("goes round: what was stored is what the form shows is what is stored", () => {
    const rules = parseDeliveryRules({
      originCountry: "DE",
      originRegion: "BY",
      cutOffHour: 14,
      handlingDays: [1, 2, 6],
      closedDays: ["2026-12-24", "2026-12-31"],
      restsOnHolidays: false,
      zones: [ISLANDS, { ...ISLANDS, countries: ["US"], regions: ["HI"], postcodes: [] }],
    });
    expect(parseDeliveryForm(draftOfDelivery(rules))).toEqual({ rules });
    expect(parseDeliveryForm(blank)).toEqual({ rules: parseDeliveryRules({}) });
  });

  it("reads zones in the order in which they are listed, by any number", () => {
    const of = (name: string, countries: string) => ({
      [`zone.${name}.countries`]: countries,
      [`zone.${name}.transitMin`]: "1",
      [`zone.${name}.transitMax`]: "2",
    });
    const form = parseDeliveryForm({ ...blank, zones: "7,0", ...of("0", "DE"), ...of("7", "FR"), ...of("3", "IT") });
    expect(form).toMatchObject({ rules: { zones: [{ countries: ["FR"] }, { countries: ["DE"] }] } });
  });

  it("takes postcodes and regions as people write them", () => {
    const zone = { "zone.0.countries": "GB", "zone.0.transitMin": "1", "zone.0.transitMax": "2" };
    const written = { "zone.0.postcodes": " iv , Z E,, iv", "zone.0.regions": "sct ,wls" };
    expect(parseDeliveryForm({ ...blank, zones: "0", ...zone, ...written })).toMatchObject({
      rules: { zones: [{ postcodes: ["IV", "ZE"], regions: ["SCT", "WLS"] }] },
    });
  });

  it("names every field that was refused, those of a zone by its number", () => {
    const form = parseDeliveryForm({
      ...blank,
      processingMin: "",
      transitMax: "1",
      cutOffHour: "24",
      handlingDays: "",
      closedDays: "2026-02-30",
      zones: "4",
      "zone.4.countries": "",
      "zone.4.postcodes": "97400",
      "zone.4.transitMin": "3",
      "zone.4.transitMax": "200",
    });
    expect(form).toEqual({
      errors: {
        processingMin: "Enter a whole number of days from 0 to 60",
        cutOffHour: "Enter an hour from 1 to 23, or nothing",
        handlingDays: "Choose at least one day",
        closedDays: "Up to 366 days can be kept free",
        "zone.4.countries": "Choose at least one country",
        "zone.4.postcodes": "Enter the first one to three signs, separated by commas, such as 20, 974",
        "zone.4.transitMax": "Enter a whole number of days from 0 to 90",
      },
    });
  });

  it("refuses a slow end before the fast end", () => {
    const form = parseDeliveryForm({
      ...{ ...blank, transitMax: "1", processingMin: "3" },
      ...{ zones: "0", "zone.0.countries": "FR", "zone.0.transitMin": "3", "zone.0.transitMax": "2" },
    });
    const told = "Must not be less than the fastest";
    expect(form).toEqual({ errors: { transitMax: told, processingMax: told, "zone.0.transitMax": told } });
  });
});
