import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { recordAlert } from "#app/alerts/record-alert.server.ts";
import { db } from "#app/db.server.ts";
import type { Outcome } from "#app/providers/outcome.ts";
import type { EmailDraft, Providers } from "#app/providers/provider.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { sendDigest, takeDueDigests } from "./send-digest.server.ts";

const SENT: Outcome = { kind: "accepted", providerMessageId: "SG1" };
let drafts: EmailDraft[] = [];
let outcome: Outcome = SENT;
const providers: Providers = {
  email: (draft) => Promise.resolve((drafts.push(draft), outcome)),
  sms: () => Promise.reject(new Error("A digest is an e-mail")),
};

// Eight o'clock in Berlin, three in the morning in New York.
const eight = new Date("2026-11-26T07:02:00Z");

beforeAll(() => installWillow({ timeZone: "America/New_York" }, OTHER_SHOP));
beforeEach(async () => {
  [drafts, outcome] = [[], SENT];
  await db.syncCursor.deleteMany();
  await db.merchantAlert.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await installWillow({ sendingRules: {} });
});

const held = () =>
  recordAlert(db, WILLOW, { kind: "queue_held", dedupeKey: "held", facts: { seen: 1_312, allowed: 100 } });
const digest = () => sendDigest(WILLOW, new Date(), providers);

describe("takeDueDigests", () => {
  it("takes a shop at its own hour, once a day however many look", async () => {
    expect(await takeDueDigests(new Date("2026-11-26T06:59:00Z"))).toBe(0);
    const taken = await Promise.all([takeDueDigests(eight), takeDueDigests(eight), takeDueDigests(eight)]);
    expect(taken.toSorted()).toEqual([0, 0, 1]);
    expect(await takeDueDigests(new Date("2026-11-26T21:00:00Z"))).toBe(1); // New York
    const jobs = (await waitingJobs()).filter(({ name }) => name === "digest.send");
    expect(jobs.map(({ payload }) => payload["shop"])).toEqual([WILLOW, OTHER_SHOP]);
    expect(await takeDueDigests(new Date("2026-11-27T07:01:00Z"))).toBe(1);
  });

  it("leaves out who wants none", async () => {
    await installWillow({ sendingRules: { alerts: { digestTo: "" } } });
    expect(await takeDueDigests(eight)).toBe(0);
  });
});

describe("sendDigest", () => {
  it("says nothing when there is nothing to say", async () => {
    await digest();
    expect(drafts).toEqual([]);
  });

  it("tells every alert once, with a text part that says the same", async () => {
    await held();
    await digest();
    expect(drafts[0]).toMatchObject({ to: "hello@willow.example", subject: "Willow: one thing happened" });
    for (const part of [drafts[0]?.html, drafts[0]?.text]) {
      expect(part).toContain("Messages are held for safety");
      expect(part).toContain("https://willow.myshopify.com/admin/apps/test-api-key/app/notifications");
    }
    await db.syncCursor.deleteMany();
    await digest();
    expect(drafts).toHaveLength(1);
  });

  it("is sent once, though its job runs twice", async () => {
    await held();
    outcome = { kind: "unknown", reason: "broke_off" };
    await digest();
    await digest();
    expect(drafts).toHaveLength(1);
    expect(await db.merchantAlert.count({ where: { digestedAt: null } })).toBe(1);
  });

  it("waits while the app's account is left alone", async () => {
    await held();
    await db.providerHealth.create({ data: { account: "app|email", openedAt: new Date(), probeAt: new Date() } });
    await expect(digest()).rejects.toThrow("waits");
    await db.providerHealth.deleteMany();
    await digest();
    expect(drafts).toHaveLength(1);
  });

  it("comes again when the provider is busy", async () => {
    await held();
    outcome = { kind: "retry", reason: "provider_busy" };
    await expect(digest()).rejects.toThrow(/provider_busy/);
    outcome = SENT;
    await digest();
    expect(drafts).toHaveLength(2);
  });

  it("puts first what waits for the merchant", async () => {
    await db.sendingHold.create({ data: { shop: WILLOW, seen: 900, allowed: 100 } });
    await digest();
    expect(drafts[0]?.subject).toBe("Willow: one thing waits for you");
    await db.sendingHold.deleteMany();
  });
});
