import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";

import { seal, unseal } from "#app/lib/seal.ts";

const SECRETS = ["accessToken", "refreshToken"] as const;

/** Keeps access and refresh tokens encrypted at rest; everything else is the inner storage's business. */
export class SealedSessionStorage implements SessionStorage {
  readonly #inner: SessionStorage;
  readonly #key: Buffer;

  /** @param masterKey 32 bytes, base64 */
  constructor(inner: SessionStorage, masterKey: string) {
    this.#inner = inner;
    this.#key = Buffer.from(masterKey, "base64");
  }

  storeSession(session: Session): Promise<boolean> {
    return this.#inner.storeSession(
      this.#map(session, (text, context) => seal(this.#key, context, text).toString("base64")),
    );
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const session = await this.#inner.loadSession(id);
    return session && this.#open(session);
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const sessions = (await this.#inner.findSessionsByShop?.(shop)) ?? [];
    return sessions.map((session) => this.#open(session));
  }

  deleteSession(id: string): Promise<boolean> {
    return this.#inner.deleteSession(id);
  }

  deleteSessions(ids: string[]): Promise<boolean> {
    return this.#inner.deleteSessions?.(ids) ?? Promise.resolve(false);
  }

  #open(session: Session): Session {
    return this.#map(session, (text, context) => unseal(this.#key, context, Buffer.from(text, "base64")));
  }

  #map(session: Session, change: (text: string, context: string) => string): Session {
    const copy = new Session(session.toObject());
    for (const name of SECRETS) {
      const value = session[name];
      if (value) copy[name] = change(value, `session|${session.id}|${name}`);
    }
    return copy;
  }
}
