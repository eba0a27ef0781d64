/** A complete environment for tests: nothing in it is secret, nothing points outside this machine. */
export const TEST_ENV = {
  NODE_ENV: "test",
  DATABASE_URL: "postgresql://localhost/unset",
  DATABASE_POOL: "5",
  SHOPIFY_API_KEY: "test-api-key",
  SHOPIFY_API_SECRET: "test-api-secret",
  SHOPIFY_APP_URL: "https://afterglow.test",
  MASTER_KEY: Buffer.alloc(32, 7).toString("base64"),
  SENDGRID_API_KEY: "SG.test",
  SENDGRID_BASE_URL: "http://127.0.0.1:46010/",
  SENDGRID_WEBHOOK_KEY:
    "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEj5b2Rt1LSJsZg4xUgWvRxJ0OzS2u0fCqSRCq1Y9zJtGZ2p0b6sY7hH5xWnQGm0N7TqN3kGm3CwDkq0q8p5g2yQ==",
  EMAIL_FROM: "orders@afterglow.test",
  TWILIO_ACCOUNT_SID: "AC00000000000000000000000000000000",
  TWILIO_AUTH_TOKEN: "test-twilio-token",
  TWILIO_BASE_URL: "http://127.0.0.1:46011",
  TWILIO_FROM: "+15005550006",
  ALERTS_TO_LOOPBACK: "true",
  WORKER_IN_WEB: "false",
  WORKER_CONCURRENCY: "8",
  LOG_LEVEL: "silent",
} satisfies Record<string, string>;
