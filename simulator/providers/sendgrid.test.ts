import { createPublicKey, createVerify } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Client } from "@sendgrid/client";
import { MailService } from "@sendgrid/mail";
import express from "express";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { LedgerEntry } from "./ledger.ts";
import { providersOf } from "./providers.ts";
import { providerRouter } from "./router.ts";
import { type Heard, listen, smallWorld, startListener } from "./test-world.ts";
import { stopTimers } from "./timers.ts";

const ledgerFile = join(mkdtempSync(join(tmpdir(), "ledger-")), "ledger.jsonl");
let app: Awaited<ReturnType<typeof startListener>>;
let provider: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;
let appAnswers = 200;

beforeEach(async () => {
  appAnswers = 200;
  app = await startListener(() => ({ status: appAnswers }));
  world = smallWorld(app.url);
  provider = await listen(express().use(providerRouter(world, { ledgerFile })));
});

afterEach(async () => {
  stopTimers(world);
  await provider.close();
  await app.close();
});

function mailer(apiKey = "SG.test") {
  const client = new Client();
  client.setApiKey(apiKey);
  client.setDefaultRequest("baseUrl", `${provider.url}/sendgrid/`);
  const mail = new MailService();
  mail.setClient(client);
  mail.setTimeout(5_000);
  return mail;
}

const MAIL = {
  to: "ana@example.com",
  from: { email: "orders@willow.example", name: "Willow" },
  subject: "Your order is on its way",
  text: "It left today.",
  html: "<p>It left today.</p>",
  customArgs: { n: "m-1" },
};

const script = (fault: object) =>
  fetch(`${provider.url}/providers/faults`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ provider: "sendgrid", ...fault }),
  });

const eventsHeard = () => app.heard.flatMap((heard) => JSON.parse(heard.body) as Record<string, unknown>[]);

function isSigned({ headers, body }: Heard) {
  const key = createPublicKey({
    key: Buffer.from(world.config.sendgrid.publicKey, "base64"),
    format: "der",
    type: "spki",
  });
  return createVerify("SHA256")
    .update(headers["x-twilio-email-event-webhook-timestamp"] ?? "")
    .update(body)
    .verify({ key, dsaEncoding: "der" }, headers["x-twilio-email-event-webhook-signature"] ?? "", "base64");
}

describe("the real SDK's mail", () => {
  it("is accepted, kept in the ledger and reported by signed events that echo its custom args", async () => {
    const [answer] = await mailer().send({ ...MAIL, headers: { "List-Unsubscribe": "<https://a.example/u/1>" } });
    const id = (answer.headers as Record<string, string>)["x-message-id"];
    expect(answer.statusCode).toBe(202);

    const entries = (await (await fetch(`${provider.url}/ledger`)).json()) as LedgerEntry[];
    expect(entries).toMatchObject([
      {
        provider: "sendgrid",
        id,
        to: "ana@example.com",
        from: "Willow <orders@willow.example>",
        text: "It left today.",
        html: "<p>It left today.</p>",
        headers: { "List-Unsubscribe": "<https://a.example/u/1>" },
        customArgs: { n: "m-1" },
        answer: "202",
      },
    ]);
    expect(readFileSync(ledgerFile, "utf8")).toContain(`"id":"${id}"`);

    await vi.waitFor(() => expect(app.heard).toHaveLength(2), 10_000);
    expect(app.heard.every(isSigned)).toBe(true);
    expect(app.heard.every((heard) => heard.url === "/webhooks/sendgrid")).toBe(true);
    const events = eventsHeard();
    expect(events.map((event) => [event.event, event.n])).toEqual([
      ["processed", "m-1"],
      ["delivered", "m-1"],
    ]);
    expect(new Set(events.map((event) => event.sg_event_id)).size).toBe(2);
    expect(String(events[0]?.sg_message_id).startsWith(`${id}.`)).toBe(true);
  });

  it("is reported opened when the shopper opens it, unless the sender asked not to know", async () => {
    await mailer().send({ ...MAIL, to: "dropped@example.com" });
    await mailer().send({ ...MAIL, to: "dropped@example.com", trackingSettings: { openTracking: { enable: false } } });
    for (const { id } of providersOf(world).ledger.entries()) {
      const body = JSON.stringify({ id });
      await fetch(`${provider.url}/providers/opens`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
      });
    }
    expect(eventsHeard().filter((event) => event.event === "open")).toHaveLength(1);
  });

  it("bounces when sent to a bouncing address", async () => {
    await mailer().send({ ...MAIL, to: "bounce+ana@example.com" });
    await vi.waitFor(() => expect(app.heard).toHaveLength(2), 10_000);
    expect(eventsHeard()[1]).toMatchObject({ event: "bounce", type: "bounce", email: "bounce+ana@example.com" });
  });

  it("is refused with a wrong key, as a definite answer", async () => {
    await expect(mailer("SG.stolen").send(MAIL)).rejects.toMatchObject({ code: 401 });
    expect(providersOf(world).ledger.entries()).toEqual([]);
  });

  it("is refused in SendGrid's error shape when a field is wrong", async () => {
    const refused = await mailer()
      .send({ ...MAIL, to: "not-an-address" })
      .catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 400,
      response: { body: { errors: [{ field: "personalizations.0.to.0.email" }] } },
    });
    await expect(mailer().send({ ...MAIL, headers: { Subject: "Twice" } })).rejects.toMatchObject({ code: 400 });
  });
});

describe("an app that is down", () => {
  it("hears the same event again, with the same id", async () => {
    appAnswers = 503;
    await mailer().send({ ...MAIL, to: "dropped@example.com" });
    await vi.waitFor(() => expect(app.heard).toHaveLength(1), 10_000);
    appAnswers = 200;
    await vi.waitFor(() => expect(app.heard).toHaveLength(2), 10_000);
    expect(app.heard[1]?.body).toBe(app.heard[0]?.body);
    // The app has heard it before the provider has read the app's answer.
    await vi.waitFor(
      () => expect(providersOf(world).receipts.map((receipt) => receipt.answer)).toEqual([503, 200]),
      10_000,
    );
  });
});

describe("scripted faults", () => {
  it.each([
    ["429", 429],
    ["500", 500],
    ["503", 503],
    ["401", 401],
    ["html502", 502],
  ])("answer %s once, without accepting, then are used up", async (kind, code) => {
    await script({ kind, next: 1 });
    await expect(mailer().send(MAIL)).rejects.toMatchObject({ code });
    expect(providersOf(world).ledger.entries()).toEqual([]);
    const [answer] = await mailer().send(MAIL);
    expect(answer.statusCode).toBe(202);
  });

  it("tell when the rate limit resets", async () => {
    await script({ kind: 429, ms: 60_000 });
    const refused = (await mailer()
      .send(MAIL)
      .catch((error: unknown) => error)) as { response: { headers: Record<string, string> } };
    const seconds = Number(refused.response.headers["x-ratelimit-reset"]) - Date.now() / 1000;
    expect(seconds).toBeGreaterThan(55);
    expect(seconds).toBeLessThan(65);
  });

  it("lose the answer of a mail that went out all the same", async () => {
    await script({ kind: "reset", accepted: true });
    await expect(mailer().send(MAIL)).rejects.toMatchObject({ code: "ECONNRESET" });
    expect(providersOf(world).ledger.entries()).toMatchObject([{ customArgs: { n: "m-1" }, answer: "reset" }]);
    await vi.waitFor(() => expect(eventsHeard().map((event) => event.n)).toContain("m-1"), 10_000);
  });

  it("hang until the caller's patience ends", async () => {
    await script({ kind: "timeout" });
    await expect(mailer().send(MAIL)).rejects.toMatchObject({ code: "ECONNABORTED" });
    expect(providersOf(world).ledger.entries()).toEqual([]);
  });

  it("are refused when they make no sense", async () => {
    expect((await script({ kind: "earthquake" })).status).toBe(400);
  });
});
