import type { World } from "../world.ts";
import { createSendgridKeys } from "./signatures.ts";

/** An account at SendGrid or Twilio: the app's own, or one that the shop has opened for itself. */
type Account<T> = T & { owner: string | null };
export type MailAccount = Account<{ apiKey: string; publicKey: string; privateKey: string }>;
export type TextAccount = Account<{ accountSid: string; authToken: string; from: string }>;

/** The app's account comes first. */
export type Accounts = {
  mail: readonly [MailAccount, MailAccount];
  texts: readonly [TextAccount, TextAccount];
};

const known = new WeakMap<World, Accounts>();

/** Everybody who has an account at the providers of a world. */
export function accountsOf(world: World): Accounts {
  const existing = known.get(world);
  if (existing) return existing;
  const { config, shop } = world;
  const owner = shop.domain;
  const accounts: Accounts = {
    mail: [
      { owner: null, ...config.sendgrid },
      { owner, apiKey: "SG.pretend.own-account-of-the-shop", ...createSendgridKeys() },
    ],
    texts: [
      { owner: null, ...config.twilio },
      { owner, accountSid: `AC${"0".repeat(31)}8`, authToken: "pretend-own-token", from: "+4915735990000" },
    ],
  };
  known.set(world, accounts);
  return accounts;
}

/** Whose account it is; the app's when nobody's. */
export function mailAccountOf(world: World, owner: string | null | undefined): MailAccount {
  const { mail } = accountsOf(world);
  return mail.find((account) => account.owner === owner) ?? mail[0];
}

export function textAccountOf(world: World, owner: string | null | undefined): TextAccount {
  const { texts } = accountsOf(world);
  return texts.find((account) => account.owner === owner) ?? texts[0];
}

/** Where an account's callbacks go: who uses the app with an account of its own has entered an address of its own. */
export function doorOf(world: World, path: string, owner: string | null | undefined): string {
  return `${world.config.appUrl}${path}${owner ? `?shop=${owner}` : ""}`;
}
