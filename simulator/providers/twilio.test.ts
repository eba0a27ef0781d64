import express from "express";
import twilio from "twilio";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { messagesOf } from "./inbound-text.ts";
import { providersOf } from "./providers.ts";
import { providerRouter } from "./router.ts";
import { type Heard, listen, smallWorld, startListener } from "./test-world.ts";
import { stopTimers } from "./timers.ts";

const ANA = "+4915112345678";
let app: Awaited<ReturnType<typeof startListener>>;
let provider: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;
let appSays = "";

beforeEach(async () => {
  appSays = "<Response></Response>";
  app = await startListener(() => ({ status: 200, body: appSays }));
  world = smallWorld(app.url);
  provider = await listen(express().use(providerRouter(world)));
});

afterEach(async () => {
  stopTimers(world);
  await provider.close();
  await app.close();
});

function client(authToken = world.config.twilio.authToken) {
  const sdk = twilio(world.config.twilio.accountSid, authToken, { timeout: 5_000, keepAlive: false });
  sdk.api.baseUrl = `${provider.url}/twilio`;
  return sdk;
}

const send = (to = ANA, more: object = {}) =>
  client().messages.create({
    to,
    from: world.config.twilio.from,
    body: "Willow: your order #1001 is on its way.",
    ...more,
  });

const post = (path: string, body: object) =>
  fetch(provider.url + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

function isSigned({ url, headers, body }: Heard) {
  const params = Object.fromEntries(new URLSearchParams(body));
  return twilio.validateRequest(
    world.config.twilio.authToken,
    headers["x-twilio-signature"] ?? "",
    app.url + url,
    params,
  );
}

describe("the real SDK's text", () => {
  it("is accepted as queued and reported sent, then delivered, by signed callbacks to its own address", async () => {
    const message = await send(ANA, { statusCallback: `${app.url}/webhooks/twilio?n=m-1` });
    expect(message).toMatchObject({
      status: "queued",
      to: ANA,
      numSegments: "1",
      direction: "outbound-api",
      errorCode: null,
    });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    expect(message.dateCreated).toBeInstanceOf(Date);

    await vi.waitFor(() => expect(app.heard).toHaveLength(2), 10_000);
    expect(app.heard.every(isSigned)).toBe(true);
    expect(app.heard.map((heard) => heard.url)).toEqual(["/webhooks/twilio?n=m-1", "/webhooks/twilio?n=m-1"]);
    const states = app.heard.map((heard) => new URLSearchParams(heard.body).get("MessageStatus"));
    expect(states).toEqual(["sent", "delivered"]);
    expect(providersOf(world).ledger.entries()).toMatchObject([
      { provider: "twilio", id: message.sid, to: ANA, segments: 1 },
    ]);
  });

  it("counts segments as phones do", async () => {
    expect((await send(ANA, { body: "a".repeat(161) })).numSegments).toBe("2");
    expect((await send(ANA, { body: "💚".repeat(36) })).numSegments).toBe("2");
  });

  it.each([
    ["+15005550001", 21211],
    ["+15005550002", 21612],
    ["+15005550003", 21408],
    ["+15005550004", 21610],
    ["+15005550009", 21614],
    ["0151 nonsense", 21211],
  ])("to %s is refused with %i", async (to, code) => {
    await expect(send(to)).rejects.toMatchObject({
      status: 400,
      code,
      moreInfo: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(providersOf(world).ledger.entries()).toEqual([]);
  });

  it("is refused with a wrong token", async () => {
    const wrong = client("stolen").messages.create({ to: ANA, from: world.config.twilio.from, body: "Hello" });
    await expect(wrong).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  it("is reported undelivered with the reason when the phone cannot be reached", async () => {
    await send("+15005553003", { statusCallback: `${app.url}/webhooks/twilio?n=m-2` });
    await vi.waitFor(() => expect(app.heard).toHaveLength(2), 10_000);
    const last = new URLSearchParams(app.heard[1]?.body);
    expect([last.get("MessageStatus"), last.get("ErrorCode")]).toEqual(["undelivered", "30003"]);
  });

  it("can be found again by recipient and time, and deleted", async () => {
    const before = new Date(Date.now() - 60_000);
    const { sid } = await send();
    await send("+4915199999999");
    const found = await client().messages.list({ to: ANA, dateSentAfter: before });
    expect(found.map((message) => message.sid)).toEqual([sid]);
    expect(await client().messages.list({ to: ANA, dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([]);
    expect((await client().messages(sid).fetch()).body).toContain("#1001");
    await client().messages(sid).remove();
    expect(await client().messages.list({ to: ANA })).toEqual([]);
  });
});

describe("a shopper's answer", () => {
  it("reaches the app signed; STOP blocks further texts until START", async () => {
    await post("/providers/texts", { from: ANA, body: " stop " });
    expect(app.heard).toHaveLength(1);
    expect(app.heard.every(isSigned)).toBe(true);
    expect(app.heard[0]?.url).toBe("/webhooks/twilio");
    const params = new URLSearchParams(app.heard[0]?.body);
    expect([params.get("From"), params.get("To"), params.get("Body")]).toEqual([
      ANA,
      world.config.twilio.from,
      " stop ",
    ]);
    await expect(send()).rejects.toMatchObject({ code: 21610 });

    await post("/providers/texts", { from: ANA, body: "START" });
    expect((await send()).status).toBe("queued");
  });

  it("is answered with the app's own words", async () => {
    appSays =
      "<?xml version='1.0'?><Response><Message>Write to hello@willow.example &amp; we help.</Message></Response>";
    await post("/providers/texts", { from: ANA, body: "Where is it?" });
    const replies = providersOf(world).texts.filter((text) => text.direction === "reply");
    expect(replies.map((text) => text.body)).toEqual(["Write to hello@willow.example & we help."]);
  });
});

it("reads messages out of TwiML", () => {
  expect(messagesOf("<Response/>")).toEqual([]);
  expect(messagesOf("<Response><Message><Body>a &lt;b&gt;</Body></Message><Message>c</Message></Response>")).toEqual([
    "a <b>",
    "c",
  ]);
});

describe("scripted faults", () => {
  const script = (fault: object) => post("/providers/faults", { provider: "twilio", ...fault });

  it.each([
    [429, 20429],
    [500, 20500],
    [503, 20503],
    [401, 20003],
  ])("answer %i in Twilio's shape", async (kind, code) => {
    await script({ kind, next: 1 });
    await expect(send()).rejects.toMatchObject({ status: kind, code });
    expect(providersOf(world).ledger.entries()).toEqual([]);
  });

  it("cut an answer in half although the text went out", async () => {
    await script({ kind: "truncated" });
    await expect(send()).rejects.toBeInstanceOf(SyntaxError);
    expect(providersOf(world).ledger.entries()).toMatchObject([{ to: ANA, answer: "truncated" }]);
  });

  it("answer late", async () => {
    await script({ kind: "slow", ms: 300 });
    const started = performance.now();
    expect((await send()).status).toBe("queued");
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it("spoil only the provider and the number of calls they name", async () => {
    await script({ kind: "html502", next: 2 });
    await expect(send()).rejects.toMatchObject({ status: 502 });
    await expect(send()).rejects.toMatchObject({ status: 502 });
    expect((await send()).status).toBe("queued");
  });
});
