import { createHmac, randomUUID } from "node:crypto";
import { connect } from "node:net";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { listen } from "#tests/support/http.ts";
import { TEST_ENV } from "#tests/support/test-env.ts";
import { waitingJobs, WILLOW } from "#tests/support/willow.ts";
import { waitFor } from "#tools/wait-for.ts";

import { intake } from "./intake.server.ts";
import { verifyShopify } from "./verify-shopify.server.ts";

let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  server = await listen((request, response) => void intake(verifyShopify)(request, response));
});
afterAll(() => server.close());
beforeEach(async () => {
  await db.inboxItem.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
});

/** As Shopify does: the same delivery again when the door was too busy to take it. */
function post(body: string | Buffer, headers: Record<string, string> = {}) {
  const delivery = { "X-Shopify-Webhook-Id": randomUUID(), ...headers };
  return waitFor("the door to open", async () => {
    const answer = await postOnce(body, delivery);
    return answer.status !== 503 && answer;
  });
}

function postOnce(body: string | Buffer, headers: Record<string, string>) {
  const signature = createHmac("sha256", TEST_ENV.SHOPIFY_API_SECRET).update(body).digest("base64");
  return fetch(server.url, {
    method: "POST",
    body: typeof body === "string" ? body : new Uint8Array(body),
    headers: {
      "X-Shopify-Topic": "orders/create",
      "X-Shopify-Shop-Domain": WILLOW,
      "X-Shopify-Triggered-At": "2026-11-23T10:00:00.000Z",
      "X-Shopify-Hmac-Sha256": signature,
      ...headers,
    },
  });
}

describe("the inbox door", () => {
  it("stores the raw bytes and enqueues their reading before it says 200", async () => {
    const body = '{ "id": 9007199254740993, "name": "Ана 🌿" }';
    expect((await post(body)).status).toBe(200);
    const item = await db.inboxItem.findFirstOrThrow();
    expect(Buffer.from(item.body ?? []).toString()).toBe(body);
    expect(item).toMatchObject({ source: "shopify", shop: WILLOW, topic: "orders/create", state: "received" });
    expect(await waitingJobs()).toEqual([{ name: "webhook.read", payload: { inboxId: String(item.id) } }]);
  });

  it("takes fifty copies of one delivery at once as one", async () => {
    const headers = { "X-Shopify-Webhook-Id": "same-delivery" };
    const answers = await Promise.all(Array.from({ length: 50 }, () => post("{}", headers)));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
    expect(await db.inboxItem.count()).toBe(1);
    expect(await waitingJobs()).toHaveLength(1);
  });

  it("keeps the same id of another topic or shop apart", async () => {
    const id = { "X-Shopify-Webhook-Id": "one" };
    await post("{}", id);
    await post("{}", { ...id, "X-Shopify-Topic": "orders/updated" });
    await post("{}", { ...id, "X-Shopify-Shop-Domain": "oak.myshopify.com" });
    expect(await db.inboxItem.count()).toBe(3);
  });

  it("keeps a body that is no JSON, and a topic nobody knows", async () => {
    expect((await post("not json")).status).toBe(200);
    expect((await post("{}", { "X-Shopify-Topic": "moons/rise" })).status).toBe(200);
    expect(await db.inboxItem.count()).toBe(2);
  });

  it.each([
    ["a wrong signature", { "X-Shopify-Hmac-Sha256": "bm8=" }, 401],
    ["a compressed body", { "Content-Encoding": "gzip" }, 415],
  ])("refuses %s and stores nothing", async (_name, headers, status) => {
    expect((await post("{}", headers)).status).toBe(status);
    expect(await db.inboxItem.count()).toBe(0);
  });

  it("refuses a body above one megabyte with 413", async () => {
    expect((await post(Buffer.alloc(1024 * 1024, 32))).status).toBe(200);
    const refusal = await sendRaw(5 * 1024 * 1024);
    expect(refusal).toContain("413");
    expect(refusal, "nobody sends the next request into a line that is about to be cut").toContain("Connection: close");
    expect(await db.inboxItem.count()).toBe(1);
  });
});

/** A sender that announces no length and drips: only the bytes themselves show how long the body is. */
function sendRaw(bytes: number): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = "";
    socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (answer) resolve(answer);
      else reject(error);
    });
    socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    const piece = "x".repeat(64 * 1024);
    for (let sent = 0; sent < bytes; sent += piece.length) socket.write(`10000\r\n${piece}\r\n`);
  });
}

describe("a sender that wants to read something", () => {
  const item = {
    source: "twilio",
    shop: "",
    topic: "inbound",
    eventId: null,
    apiVersion: null,
    triggeredAt: null,
  } as const;

  it("hears it once its words are stored, and 200 all the same when nothing can be said", async () => {
    const stored: number[] = [];
    const answers = [
      async () => {
        stored.push(await db.inboxItem.count());
        return { contentType: "text/xml", body: "<Response>Grüße</Response>" };
      },
      () => Promise.reject(new Error("no words")),
    ];
    const door = await listen((request, response) => {
      const answer = answers.shift();
      void intake((_request, body) => ({ ...item, webhookId: randomUUID(), body, ...(answer && { answer }) }))(
        request,
        response,
      );
    });
    const told = await fetch(door.url, { method: "POST", body: "{}" });
    expect([told.status, told.headers.get("content-type"), await told.text()]).toEqual([
      200,
      "text/xml; charset=utf-8",
      "<Response>Grüße</Response>",
    ]);
    expect(stored).toEqual([1]);
    expect((await fetch(door.url, { method: "POST", body: "{}" })).status).toBe(200);
    await door.close();
  });
});
