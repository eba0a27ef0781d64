import type { Faults } from "./shopify/faults.ts";
import type { ShopStore } from "./shopify/store.ts";

/** Everything a part of the simulator may know: the time, the addresses and secrets, one shop, and the door to the app. */
export interface World {
  now(): Date;
  config: WorldConfig;
  shop: ShopStore;
  /**
   * Sends a webhook of this topic to the app (later, never in this turn of the event loop). A body that is costly to
   * write may be a function: it is called at once, and only when somebody subscribed.
   */
  emit(topic: string, body: unknown): void;
  /** Every webhook, with every attempt to deliver it. Newest last. */
  webhooks: WebhookLog[];
  faults: Faults;
}

export interface WorldConfig {
  /** The app's API key (client id) and client secret, as in the app's environment. */
  apiKey: string;
  apiSecret: string;
  /** Public address of the app, without a trailing slash (the tunnel in front of it). */
  appUrl: string;
  /** Addresses of the simulator itself, without a trailing slash. */
  worldUrl: string;
  storefrontUrl: string;
  adminUrl: string;
  sendgrid: {
    apiKey: string;
    /** ECDSA P-256: public key as base64 DER (SPKI), private key as base64 DER (PKCS8). */
    publicKey: string;
    privateKey: string;
  };
  twilio: { accountSid: string; authToken: string; from: string };
  /** How much faster than life waiting goes (retries, carriers' stories). 1 = real time. */
  speed: number;
}

export interface WebhookLog {
  webhookId: string;
  eventId: string;
  topic: string;
  triggeredAt: Date;
  /** The exact bytes sent, as text. */
  body: string;
  state: "waiting" | "delivered" | "failed" | "skipped";
  attempts: WebhookAttempt[];
}

export interface WebhookAttempt {
  at: Date;
  /** HTTP status, or null when no answer came in time. */
  status: number | null;
  /** Milliseconds until the answer. */
  took: number;
  error: string | null;
}
