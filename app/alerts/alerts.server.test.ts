import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { moveParcel, storeParcel } from "#tests/support/parcel.ts";
import { installWillow, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { forgetOldAlerts } from "./forget-alerts.server.ts";
import { alertOfParcel } from "./parcel-alert.server.ts";
import { postAlerts, tryWebhook } from "./post-alerts.server.ts";
import { postJson } from "./post-json.server.ts";
import { recordAlert } from "./record-alert.server.ts";

let server: Server;
let url = "";
let answers: { status: number; headers?: Record<string, string> }[] = [];
let heard: { text: string; blocks: unknown[] }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    void json(request).then((body) => {
      heard.push(body as (typeof heard)[number]);
      const { status, headers } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => void server.close());
beforeEach(async () => {
  [answers, heard] = [[], []];
  await installWillow({ sendingRules: { alerts: { webhookUrl: url } } });
  await db.merchantAlert.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

const held = (number: number) =>
  recordAlert(db, WILLOW, { kind: "queue_held", dedupeKey: `held|${number}`, facts: { seen: 1_312, allowed: 100 } });

describe("recordAlert", () => {
  it("tells the same trouble once, and gathers what comes together into one call", async () => {
    expect([await held(1), await held(1), await held(2)]).toEqual([true, false, true]);
    expect(await db.merchantAlert.count({ where: { shop: WILLOW } })).toBe(2);
    expect(await waitingJobs()).toEqual([{ name: "alert.post", payload: { shop: WILLOW } }]);
  });
});

describe("alertOfParcel", () => {
  it("tells of a parcel in trouble once an attempt, without a person in it", async () => {
    const { shipmentId } = await storeParcel();
    const look = () => alertOfParcel(WILLOW, shipmentId, "webhook", new Date());
    await look();
    await moveParcel(shipmentId, "delivery_attempted", 1);
    await alertOfParcel(WILLOW, shipmentId, "backfill", new Date());
    expect(await db.merchantAlert.count()).toBe(0);
    await look();
    await look();
    await moveParcel(shipmentId, "delivery_attempted", 2);
    await look();
    const alerts = await db.merchantAlert.findMany();
    expect(alerts).toHaveLength(2);
    expect(alerts[0]?.facts).toEqual({
      shipmentId,
      orderName: "#1001",
      carrier: "DHL",
      status: "delivery_attempted",
      reason: null,
    });
  });
});

describe("postAlerts", () => {
  it("posts everything untold as one message, once", async () => {
    await held(1);
    await held(2);
    await postAlerts(WILLOW, false, new Date());
    await postAlerts(WILLOW, false, new Date());
    expect(heard).toHaveLength(1);
    expect(heard[0]?.text).toContain("Willow: 2 things to look at\nMessages are held for safety.");
    expect(JSON.stringify(heard[0]?.blocks)).toContain(
      "https://willow.myshopify.com/admin/apps/test-api-key/app/notifications|Messages",
    );
  });

  it("comes again when the webhook is down, and gives up with a word in the digest", async () => {
    await held(1);
    answers = [{ status: 503 }, { status: 503 }];
    await expect(postAlerts(WILLOW, false, new Date())).rejects.toThrow(/answered 503/);
    expect(await db.merchantAlert.count({ where: { postedAt: null } })).toBe(1);
    await postAlerts(WILLOW, true, new Date());
    const [failed] = await db.merchantAlert.findMany({ where: { kind: "alert_webhook_failed" } });
    expect(failed?.facts).toEqual({ why: "The address answered 503." });
  });

  it.each([404, 301])("does not insist after %i, and follows nowhere", async (status) => {
    await held(1);
    answers = [{ status, headers: { Location: `${url}/elsewhere` } }];
    await postAlerts(WILLOW, false, new Date());
    expect(heard).toHaveLength(1);
    expect(await db.merchantAlert.count({ where: { postedAt: null, kind: "queue_held" } })).toBe(0);
  });

  it("says of a try what came of it", async () => {
    expect(await tryWebhook(WILLOW, url)).toEqual({ taken: true, sentence: "It was taken." });
    expect(heard[0]?.text).toMatch(/This is a try/);
    const inside = await tryWebhook(WILLOW, "https://10.0.0.1/");
    expect([inside.taken, inside.sentence]).toEqual([false, "The address does not lead to the public internet."]);
    expect((await tryWebhook(WILLOW, "http://example.com/")).sentence).toBe("The address must begin with https://.");
  });
});

describe("postJson", () => {
  it("calls nobody where a name leads inside, wholly or in part", async () => {
    const rules = { allowLoopback: false };
    for (const ips of [["127.0.0.1"], ["1.1.1.1", "10.0.0.7"], ["::ffff:169.254.169.254"]]) {
      const outcome = await postJson("https://hooks.example/", {}, { ...rules, resolve: () => Promise.resolve(ips) });
      expect(outcome).toEqual({ kind: "not_called", why: "not_public" });
    }
    const nobody = await postJson("https://hooks.example/", {}, { ...rules, resolve: () => Promise.resolve([]) });
    expect(nobody).toEqual({ kind: "not_called", why: "no_such_host" });
    expect(heard).toEqual([]);
  });

  it("goes to the address that was checked, whatever the name would mean by then", async () => {
    // Only the pinned address leads there: the name itself means 127.0.0.1.
    const elsewhere = createServer((_, response) => void response.writeHead(204).end());
    await new Promise<void>((done) => elsewhere.listen(0, "127.0.0.2", done));
    const { port } = elsewhere.address() as AddressInfo;
    const resolve = () => Promise.resolve(["127.0.0.2"]);
    const taken = await postJson(`http://localhost:${port}/hook`, {}, { allowLoopback: true, resolve });
    elsewhere.close();
    expect(taken).toEqual({ kind: "taken" });
  });

  it("waits no longer than it may", async () => {
    const deaf = createServer(() => undefined);
    await new Promise<void>((done) => deaf.listen(0, "127.0.0.1", done));
    const address = `http://127.0.0.1:${(deaf.address() as AddressInfo).port}/`;
    expect(await postJson(address, {}, { allowLoopback: true, timeoutMs: 50 })).toEqual({ kind: "broke_off" });
    deaf.closeAllConnections();
    deaf.close();
  });
});

it("what was told is forgotten after 90 days, whether it was passed on or not", async () => {
  const now = Date.now();
  const day = 86_400_000;
  for (const [number, days] of [91, 89].entries()) {
    await held(number);
    const happenedAt = new Date(now - days * day);
    await db.merchantAlert.updateMany({ where: { dedupeKey: `held|${number}` }, data: { happenedAt } });
  }
  expect(await forgetOldAlerts(new Date(now))).toBe(1);
  expect((await db.merchantAlert.findMany()).map(({ dedupeKey }) => dedupeKey)).toEqual(["held|1"]);
});
