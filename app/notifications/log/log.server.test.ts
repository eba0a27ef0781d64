import { randomUUID } from "node:crypto";

import type { Prisma } from "@prisma/client";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { suppressAddress } from "#app/notifications/consent/suppressions.server.ts";
import { openVault } from "#app/shops/vault.server.ts";
import { ANA, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, OTHER_SHOP, WILLOW } from "#tests/support/willow.ts";

import { exportLog } from "./export-log.server.ts";
import { findLog } from "./find-log.server.ts";
import { findMessage } from "./find-message.server.ts";
import { listLogReasons } from "./list-log-reasons.server.ts";
import { countOptOuts, listOptOuts, OPT_OUTS_SHOWN } from "./list-opt-outs.server.ts";
import { type LogFilter, NO_FILTER } from "./log-filter.ts";
import { findOptOuts, hashTypedAddress, writeAgain } from "./opt-outs.server.ts";
import { countRedrivable, redriveLog } from "./redrive.server.ts";

const now = new Date();
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
let ids: { orderId: string; shipmentId: string };
let anasHash: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  await installWillow();
  await installWillow({}, OTHER_SHOP);
  ids = await storeParcel();
  anasHash = (await openVault(WILLOW)).index("email", ANA.email);
});
beforeEach(async () => {
  await db.message.deleteMany();
  await db.messageReceipt.deleteMany();
  await db.suppression.deleteMany();
  await db.sendingHold.deleteMany();
  await db.providerHealth.deleteMany();
  await installWillow({ pausedAt: null });
});

type Facts = Partial<Prisma.MessageUncheckedCreateInput>;

async function store(facts: Facts = {}): Promise<string> {
  const { id } = await db.message.create({
    data: {
      ...{ shop: WILLOW, key: randomUUID(), kind: "shipped", channel: "email", state: "accepted", ...ids },
      ...{ recipientHash: anasHash, recipientSealed: Buffer.from("sealed"), occurredAt: ago(10), createdAt: ago(9) },
      expiresAt: ago(-600),
      ...facts,
    },
  });
  return id;
}

const idsOf = async (filter: Partial<LogFilter>) =>
  (await findLog(WILLOW, { ...NO_FILTER, ...filter }, now)).entries.map(({ id }) => id);

describe("findLog", () => {
  it("pages through every message once, those of one instant too, and none of another shop", async () => {
    for (let n = 0; n < 7; n += 1) await store({ createdAt: ago(n < 4 ? 5 : n) });
    await store({ shop: OTHER_SHOP });
    const seen: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const page = await findLog(WILLOW, { ...NO_FILTER, after }, now, 2);
      seen.push(...page.entries.map(({ id }) => id));
      after = page.next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
  });

  it("finds by order, address, kind, channel, state, reason and days", async () => {
    const sent = await store();
    const text = await store({
      createdAt: ago(5),
      kind: "delivered",
      channel: "sms",
      state: "delivered",
      recipientHash: Buffer.from("b"),
    });
    const off = await store({ kind: "in_transit", state: "skipped", reason: "rule_off", createdAt: ago(3 * 1_440) });
    const dead = await store({ state: "dead", reason: "attempts_used_up", createdAt: ago(40 * 1_440) });
    expect(await idsOf({ days: "all" })).toEqual([text, sent, off, dead]);
    expect(await idsOf({ order: "1001", days: "1" })).toHaveLength(2);
    expect(await idsOf({ order: "9999" })).toEqual([]);
    expect(await idsOf({ to: (await hashTypedAddress(WILLOW, " ANA@example.com ")) ?? "" })).toEqual([sent, off]);
    expect(await idsOf({ kind: "delivered" })).toEqual([text]);
    expect(await idsOf({ channel: "sms" })).toEqual([text]);
    expect(await idsOf({ state: "not_sent" })).toEqual([off]);
    expect(await idsOf({ state: "failed", days: "90" })).toEqual([dead]);
    expect(await idsOf({ reason: "rule_off" })).toEqual([off]);
    expect(await listLogReasons(WILLOW, "28", now)).toEqual([
      { value: "rule_off", label: "You have switched this message off (1)" },
    ]);
  });

  it("says what a waiting message waits for, and finds it as held", async () => {
    const due = await store({ state: "pending", runAt: ago(1), kind: "delivered", channel: "sms" });
    const code = await store({ state: "pending", runAt: ago(1), kind: "delivery_code", priority: 0 });
    const waits = async () => {
      const { entries } = await findLog(WILLOW, NO_FILTER, now);
      return [due, code].map((id) => entries.find((entry) => entry.id === id)?.wait?.why);
    };
    expect(await waits()).toEqual(["due", "due"]);
    expect(await idsOf({ state: "held" })).toEqual([]);

    await db.providerHealth.create({ data: { account: "app|sms", openedAt: now, reason: "provider_unavailable" } });
    expect(await waits()).toEqual(["account", "due"]);
    expect(await idsOf({ state: "held" })).toEqual([due]);

    await db.sendingHold.create({ data: { shop: WILLOW, seen: 900, allowed: 100 } });
    expect(await waits()).toEqual(["held", "due"]);
    expect(await idsOf({ state: "held" })).toEqual([due]);

    await installWillow({ pausedAt: now });
    expect(await waits()).toEqual(["paused", "paused"]);
    expect(await idsOf({ state: "held" })).toHaveLength(2);
  });

  it("tells until when a message was put off", async () => {
    const night = await store({ state: "pending", runAt: ago(-480), reason: "provider_busy" });
    const { entries } = await findLog(WILLOW, { ...NO_FILTER, state: "held" }, now);
    expect(entries.map(({ id, wait }) => [id, wait?.why, wait?.until])).toEqual([[night, "later", ago(-480)]]);
  });
});

describe("findMessage", () => {
  it("tells what was heard, decided, sent and confirmed, and of which parcels", async () => {
    const id = await store({ kind: "shipped", acceptedAt: ago(8), openedAt: ago(2) });
    await store({ state: "superseded", reason: "newer_news", mergedIntoId: id });
    await db.messageReceipt.create({
      data: { shop: WILLOW, messageId: id, providerEventId: "1", kind: "delivered", happenedAt: ago(7) },
    });
    const message = await findMessage(WILLOW, id, now);
    expect(message?.entry).toMatchObject({ orderName: "#1001", sentAt: ago(8), deliveredAt: ago(7), openedAt: ago(2) });
    expect(message?.heardAt).toBeInstanceOf(Date);
    expect(message?.parcels.map(({ shipmentId }) => shipmentId)).toEqual([ids.shipmentId]);
    expect(message?.receipts.map(({ kind }) => kind)).toEqual(["delivered"]);
    expect(await findMessage(OTHER_SHOP, id, now)).toBeNull();
  });
});

describe("exportLog", () => {
  it("writes every line, and no address", async () => {
    for (let n = 0; n < 3; n += 1) await store({ createdAt: ago(n) });
    const order = await storeParcel({ order: { name: '=HYPERLINK("http://evil.example")' } });
    await store(order);
    let csv = "";
    for await (const chunk of exportLog(WILLOW, NO_FILTER, now)) csv += chunk;
    const lines = csv.split("\r\n");
    expect(lines).toHaveLength(6);
    expect(lines[0]).toMatch(/^order,message,kind,channel,state,reason,why,happened_at/);
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).not.toContain("@");
  });
});

describe("redriveLog", () => {
  it("tries again what failed and matches, and nothing else", async () => {
    const dead = await store({ state: "dead", kind: "delivered" });
    await store({ state: "failed", kind: "shipped" });
    await store({ state: "unknown", kind: "delivered" });
    await store({ state: "dead", kind: "delivered", recipientSealed: null });
    const filter = { ...NO_FILTER, kind: "delivered" as const };
    expect(await countRedrivable(WILLOW, filter, now)).toBe(1);
    expect(await countRedrivable(OTHER_SHOP, filter, now)).toBe(0);
    expect(await redriveLog(WILLOW, filter, now)).toBe(1);
    expect(await db.message.findMany({ where: { state: "pending" }, select: { id: true } })).toEqual([{ id: dead }]);
  });
});

describe("opt-outs", () => {
  it("may be undone by the merchant where no wish stands behind them", async () => {
    const to = await hashTypedAddress(WILLOW, ANA.email);
    if (!to) throw new Error("An address has a hash");
    const address = { shop: WILLOW, channel: "email" as const, addressHash: anasHash };
    await suppressAddress(db, address, "bounced");
    expect(await findOptOuts(WILLOW, to)).toMatchObject([{ channel: "email", reason: "bounced", isLiftable: true }]);
    expect(await writeAgain(WILLOW, "email", to)).toBe(true);
    await suppressAddress(db, address, "unsubscribed");
    expect(await findOptOuts(WILLOW, to)).toMatchObject([{ reason: "unsubscribed", isLiftable: false }]);
    expect(await writeAgain(WILLOW, "email", to)).toBe(false);
    expect(await findOptOuts(WILLOW, to)).toHaveLength(1);
  });

  it("know an address by what is typed, in any spelling", async () => {
    const phone = (await openVault(WILLOW)).index("phone", ANA.phone).toString("hex");
    expect(await hashTypedAddress(WILLOW, "+49 151 1234-5678")).toBe(phone);
    expect(await hashTypedAddress(WILLOW, "0151 12345678")).toBe(phone);
    expect(await hashTypedAddress(WILLOW, "nonsense")).toBeNull();
  });
});

describe("listOptOuts", () => {
  it("lists every opt-out of the shop by day and reason, in pages, and no address", async () => {
    const dead = (n: number) => Buffer.from(String(n).padStart(64, "0"), "hex");
    await db.suppression.createMany({
      data: Array.from({ length: OPT_OUTS_SHOWN + 1 }, (_, n) => ({
        ...{ shop: WILLOW, channel: "email", addressHash: dead(n), reason: n === 0 ? "bounced" : "unsubscribed" },
        createdAt: ago(n),
      })),
    });
    const over = { shop: WILLOW, channel: "sms", addressHash: dead(1), reason: "refused", until: ago(1) };
    await db.suppression.createMany({ data: [over, { ...over, shop: OTHER_SHOP, until: null }] });
    const first = await listOptOuts(WILLOW, { reason: "", page: 0 }, now);
    const rest = await listOptOuts(WILLOW, { reason: "", page: 1 }, now);
    expect([first.optOuts.length, first.hasMore, rest.optOuts.length, rest.hasMore]).toEqual([50, true, 1, false]);
    expect(first.optOuts[0]).toEqual({ channel: "email", reason: "bounced", since: ago(0), to: "0".repeat(64), isLiftable: true }); // prettier-ignore
    expect((await listOptOuts(WILLOW, { reason: "bounced", page: 0 }, now)).optOuts).toHaveLength(1);
    expect(await countOptOuts(WILLOW, now)).toEqual([
      { channel: "email", reason: "unsubscribed", count: 50 },
      { channel: "email", reason: "bounced", count: 1 },
    ]);
  });
});
