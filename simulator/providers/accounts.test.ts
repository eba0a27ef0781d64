import express from "express";
import { afterEach, beforeEach, expect, it } from "vitest";

import { accountsOf } from "./accounts.ts";
import { receiveText } from "./inbound-text.ts";
import { providersOf } from "./providers.ts";
import { providerRouter } from "./router.ts";
import { signTwilioRequest } from "./signatures.ts";
import { listen, smallWorld, startListener } from "./test-world.ts";

let app: Awaited<ReturnType<typeof startListener>>;
let server: Awaited<ReturnType<typeof listen>>;
let world: ReturnType<typeof smallWorld>;

beforeEach(async () => {
  app = await startListener(() => ({ status: 200 }));
  world = smallWorld(app.url);
  server = await listen(express().use(providerRouter(world)));
});
afterEach(async () => {
  providersOf(world).timers.stop();
  await server.close();
  await app.close();
});

const basic = (sid: string, token: string) => `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`;

it("tells each account of itself, and nobody of another", async () => {
  const [, own] = accountsOf(world).texts;
  const account = `${server.url}/twilio/2010-04-01/Accounts/${own.accountSid}`;
  const Authorization = basic(own.accountSid, own.authToken);
  const status = async (url: string, headers: Record<string, string>) => (await fetch(url, { headers })).status;
  expect(await status(`${account}.json`, { Authorization })).toBe(200);
  expect(await status(`${account}.json`, { Authorization: basic(own.accountSid, "wrong") })).toBe(401);
  const numbers = async (number: string) => {
    const url = `${account}/IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(number)}`;
    const answer = await fetch(url, { headers: { Authorization } });
    return ((await answer.json()) as { incoming_phone_numbers: unknown[] }).incoming_phone_numbers.length;
  };
  expect([await numbers(own.from), await numbers(world.config.twilio.from)]).toEqual([1, 0]);
  const key = { Authorization: `Bearer ${accountsOf(world).mail[1].apiKey}` };
  expect(await status(`${server.url}/sendgrid/v3/scopes`, key)).toBe(200);
  expect(await status(`${server.url}/sendgrid/v3/whitelabel/domains`, key)).toBe(200);
  expect(await status(`${server.url}/sendgrid/v3/scopes`, { Authorization: "Bearer SG.other" })).toBe(401);
});

it("brings a text to a shop's own number to the shop's own door, signed with its token", async () => {
  const [, own] = accountsOf(world).texts;
  await receiveText(world, { from: "+4915112345678", to: own.from, body: "STOP" });
  const [heard] = app.heard;
  expect(heard?.url).toBe("/webhooks/twilio?shop=willow.myshopify.com");
  const fields = Object.fromEntries(new URLSearchParams(heard?.body));
  expect(heard?.headers["x-twilio-signature"]).toBe(
    signTwilioRequest(own.authToken, `${app.url}${heard?.url}`, fields),
  );
});
