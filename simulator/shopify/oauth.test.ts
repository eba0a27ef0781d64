import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import express from "express";
import { afterEach, describe, expect, it } from "vitest";

import { oauthRouter } from "./oauth.ts";
import { mintSessionToken } from "./session-token.ts";
import { smallWillow } from "./small-willow.ts";

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

async function open() {
  const { world } = smallWillow(0);
  const server = createServer(express().use(oauthRouter(world, "read_orders")));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shops/willow.myshopify.com/admin/oauth/access_token`;
  async function post(body: Record<string, string>) {
    const secrets = { client_id: world.config.apiKey, client_secret: world.config.apiSecret };
    const answer = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...secrets, ...body }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }
  const exchange = (subject_token: string, more: Record<string, string> = {}) =>
    post({
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token,
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...more,
    });
  const token = (now = world.now(), secret = world.config.apiSecret) =>
    mintSessionToken({ ...world.config, apiSecret: secret }, world.shop.domain, now);
  return { world, post, exchange, token };
}

describe("token exchange", () => {
  it("installs the app and gives an expiring token", async () => {
    const { world, exchange, token } = await open();
    const answer = await exchange(token());
    expect(answer).toMatchObject({ status: 200, body: { scope: "read_orders", expires_in: 3600 } });
    expect(world.shop.installedAt).toEqual(world.now());
  });

  it("gives two exchanges at once the same token", async () => {
    const { exchange, token } = await open();
    const subject = token();
    const [first, second] = await Promise.all([exchange(subject), exchange(subject)]);
    expect(first.body["access_token"]).toBe(second.body["access_token"]);
  });

  it("refuses tokens that are over or signed by somebody else, and wrong secrets", async () => {
    const { world, exchange, token } = await open();
    const invalid = { status: 400, body: { error: "invalid_subject_token" } };
    expect(await exchange(token(new Date(world.now().getTime() - 120_000)))).toMatchObject(invalid);
    expect(await exchange(token(world.now(), "another"))).toMatchObject(invalid);
    expect(await exchange("not.a.token")).toMatchObject(invalid);
    expect(await exchange(token(), { client_secret: "wrong" })).toMatchObject({ status: 401 });
    expect(world.shop.installedAt).toBeNull();
  });

  it("refreshes, and gives a repeated refresh the same answer", async () => {
    const { exchange, token, post } = await open();
    const granted = await exchange(token());
    const refresh_token = String(granted.body["refresh_token"]);
    const [first, second] = [
      await post({ grant_type: "refresh_token", refresh_token }),
      await post({ grant_type: "refresh_token", refresh_token }),
    ];
    expect(first.status).toBe(200);
    expect(first.body["access_token"]).not.toBe(granted.body["access_token"]);
    expect(second.body).toEqual(first.body);
    expect(await post({ grant_type: "refresh_token", refresh_token: "unknown" })).toMatchObject({ status: 400 });
  });
});
