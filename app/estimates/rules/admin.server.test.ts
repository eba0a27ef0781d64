import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { refreshAllKey } from "#app/jobs/ask-to-learn.server.ts";
import { action as save } from "#app/routes/app.estimates_.rules.tsx";
import { action as count } from "#app/routes/app.estimates_.rules_.example.ts";
import { draftOfDelivery } from "#app/shops/delivery-form.ts";
import { parseDeliveryRules } from "#app/shops/delivery-rules.ts";
import { requireShop } from "#app/shops/shop.server.ts";
import { merchantAsks } from "#tests/support/merchant.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { learnShopTimes } from "../learning/learn-estimator.server.ts";

const RULES = "/app/estimates/rules";
const blank = draftOfDelivery(parseDeliveryRules({}));
const wish = {
  "example.country": "fr",
  "example.region": "",
  "example.area": "20 1",
  "example.on": "2027-12-22",
  "example.hour": "9",
};
const corsica = {
  zones: "0",
  "zone.0.countries": "FR",
  "zone.0.postcodes": "20",
  "zone.0.transitMin": "4",
  "zone.0.transitMax": "6",
};

beforeEach(async () => {
  await installWillow({ deliveryRules: {} });
  await installWillow({ deliveryRules: {} }, OTHER_SHOP);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

describe("the example", () => {
  async function ask(form: Record<string, string>) {
    const answer = await count(await merchantAsks(`${RULES}/example`, { ...blank, ...wish, ...form }));
    expect(answer.headers.get("Cache-Control")).toBe("no-store");
    return answer.json();
  }

  it("is counted by what stands in the form, saved or not", async () => {
    expect(await ask({})).toMatchObject({
      errors: {},
      example: { orderedOn: "2027-12-22", shipsByOn: "2027-12-23", earliestOn: "2027-12-27", zone: null },
    });
    expect(await ask(corsica)).toMatchObject({ example: { earliestOn: "2027-12-29", zone: 0 } });
  });

  it("names what is wrong instead, and the regions of where parcels are packed", async () => {
    const answer = await ask({ transitMin: "", originCountry: "CH" });
    expect(answer).toMatchObject({
      errors: { transitMin: "Enter a whole number of days from 0 to 90" },
      example: null,
    });
    expect(answer).toMatchObject({ regions: expect.arrayContaining([{ code: "ZH", name: "Canton of Zürich" }]) as [] });
  });

  it("is for signed-in merchants only, and takes no nonsense", async () => {
    const { request, ...rest } = await merchantAsks(`${RULES}/example`, { ...blank, ...wish });
    request.headers.delete("Authorization");
    await expect(count({ request, ...rest })).rejects.toBeInstanceOf(Response);
    await expect(ask({ "example.on": "someday" })).rejects.toMatchObject({ status: 400 });
  });
});

describe("saving", () => {
  it("keeps the rules of this shop, and has its product pages count by them", async () => {
    const answer = await save(await merchantAsks(RULES, { ...blank, ...corsica }));
    expect(await answer.json()).toMatchObject({ errors: {}, toast: "Delivery rules saved" });
    const rules = parseDeliveryRules((await requireShop(WILLOW)).deliveryRules);
    expect(rules.zones).toEqual([{ countries: ["FR"], regions: [], postcodes: ["20"], transitMin: 4, transitMax: 6 }]);
    expect((await requireShop(OTHER_SHOP)).deliveryRules).toEqual({});
    expect(await waitingJobs()).toEqual([
      { name: "blocks.inform", payload: { shop: WILLOW } },
      { name: "estimates.learn", payload: { shop: WILLOW } },
      { name: "estimates.refresh", payload: { shop: WILLOW, all: true } },
    ]);
  });

  it("looks at what is under way once, two minutes after the first of many changes, or as soon as all is learned", async () => {
    const dueAt = async () =>
      (await db.$queryRaw<{ at: Date }[]>`
        select run_at as at from graphile_worker._private_jobs where key = ${refreshAllKey(WILLOW)}`).map(({ at }) => at); // prettier-ignore
    const before = Date.now();
    await save(await merchantAsks(RULES, { ...blank, ...corsica }));
    const [first, ...others] = await dueAt();
    expect(others).toEqual([]);
    expect((first?.getTime() ?? 0) - before).toBeGreaterThanOrEqual(120_000);
    await save(await merchantAsks(RULES, blank));
    expect(await dueAt()).toEqual([first]);
    await learnShopTimes(WILLOW, new Date());
    expect((await dueAt())[0]?.getTime()).toBeLessThan(first?.getTime() ?? 0);
  });

  it("keeps nothing of what is refused", async () => {
    const answer = await save(await merchantAsks(RULES, { ...blank, processingMax: "0", cutOffHour: "9" }));
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: { processingMax: "Must not be less than the fastest" } });
    expect((await requireShop(WILLOW)).deliveryRules).toEqual({});
    expect(await waitingJobs()).toEqual([]);
  });
});
