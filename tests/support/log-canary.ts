import { readFileSync } from "node:fs";

import { expect } from "vitest";

import { providersOf } from "#simulator/providers/providers.ts";
import type { Stack } from "#tools/stack.ts";

/** The app's log of this stack holds lines, and in none of them a shopper, a private link or a token. */
export function expectNothingPersonal(stack: Stack) {
  const log = readFileSync(stack.logFile, "utf8");
  expect(log).toContain("web started");
  const secrets = secretsOf(stack);
  expect(secrets.length).toBeGreaterThan(40);
  expect(secrets.filter((secret) => standsIn(log, secret))).toEqual([]);
}

/** What must stand in no log: who has bought, how they are reached, what opens their pages, what opens ours. */
export function secretsOf(stack: Stack): string[] {
  const { shop, config } = stack.simulator.world;
  const { ledger, texts } = providersOf(stack.simulator.world);
  const buyers = new Set(shop.orders.map((order) => order.customerGid));
  const people = shop.customers.filter((customer) => buyers.has(customer.gid));
  const links = ledger.entries().flatMap(({ text, headers }) => {
    return [...`${text} ${headers["List-Unsubscribe"]}`.matchAll(/\/[tu]\/([\w.-]{22,})/g)].map((match) => match[1]);
  });
  const secrets = [
    ...people.flatMap(({ email, phone, firstName, lastName, address }) => {
      return [email, phone, phone?.slice(-8), firstName, lastName, address?.address1, address?.zip];
    }),
    ...links,
    ...texts.map(({ from }) => (from === config.twilio.from ? null : from)),
    ...shop.tokens.flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken]),
    ...[config.apiSecret, config.sendgrid.apiKey, config.twilio.authToken],
  ];
  return [...new Set(secrets)].flatMap((secret) => (secret && secret.length > 2 ? [secret] : []));
}

/** As a word of its own: "Ana" is not in "analytics". */
export function standsIn(log: string, secret: string): boolean {
  for (let at = log.indexOf(secret); at >= 0; at = log.indexOf(secret, at + 1)) {
    const around = `${log[at - 1] ?? " "}${log[at + secret.length] ?? " "}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}
