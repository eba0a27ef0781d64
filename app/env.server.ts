import { z } from "zod";

const port = z.coerce.number().int().min(1).max(65_535);
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const schema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("development"),
  PORT: port.default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Connections this process may open; the worker listens on two of them. */
  DATABASE_POOL: z.coerce.number().int().min(4).max(100).default(26),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  /** The secret before the last rotation: Shopify signs with it for up to an hour. */
  SHOPIFY_API_SECRET_OLD: z.string().optional(),
  SHOPIFY_APP_URL: z.url(),
  SCOPES: z.string().default("read_orders,read_fulfillments,read_products,write_app_proxy"),
  /** 32 bytes, base64: wraps every shop's data key. */
  MASTER_KEY: z.base64().refine((value) => Buffer.from(value, "base64").length === 32, "must be 32 bytes in base64"),
  SENDGRID_API_KEY: z.string().min(1),
  SENDGRID_BASE_URL: z.url().default("https://api.sendgrid.com/"),
  /** Public key of SendGrid's signed event webhook (base64 DER). */
  SENDGRID_WEBHOOK_KEY: z.string().min(1),
  EMAIL_FROM: z.email(),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/i),
  TWILIO_AUTH_TOKEN: z.string().min(1),
  TWILIO_BASE_URL: z.url().default("https://api.twilio.com"),
  TWILIO_FROM: z.string().regex(/^\+[1-9]\d{6,14}$/),
  /** Alerts may be posted to this machine, without TLS: for a pretended outside world only. */
  ALERTS_TO_LOOPBACK: flag.default(false),
  /** true: no message leaves, whosever it is, until it is false again. What is planned meanwhile waits or expires. */
  SENDING_STOPPED: flag.default(false),
  /** Run the job worker inside the web process (small installations). */
  WORKER_IN_WEB: flag.default(true),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(20),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  /** For fault drills: the process kills itself at the n-th pass of a named checkpoint (`outbox.claimed:1`). */
  CHECKPOINT: z
    .string()
    .regex(/^[a-z]+\.[a-z]+:[1-9]\d*$/, "must be a checkpoint's name, a colon and a number")
    .optional(),
});

export type Env = z.infer<typeof schema>;

const PROVIDER_HOSTS = { SENDGRID_BASE_URL: /\.sendgrid\.com$/, TWILIO_BASE_URL: /\.twilio\.com$/ } as const;

/**
 * Reads and checks the environment.
 * @throws Error naming every value that is missing or wrong.
 */
export function parseEnv(values: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment is not complete (see .env.example):\n${lines.join("\n")}`);
  }
  refuseForeignProviders(parsed.data);
  if (parsed.data.NODE_ENV === "production" && parsed.data.CHECKPOINT) {
    throw new Error("CHECKPOINT ends the process on purpose: it has no place in production");
  }
  return parsed.data;
}

/** Real credentials must never reach a host that is not the provider's; tests must never reach a real one. */
function refuseForeignProviders(env: Env) {
  for (const [name, host] of Object.entries(PROVIDER_HOSTS) as [keyof typeof PROVIDER_HOSTS, RegExp][]) {
    const url = new URL(env[name]);
    const isProvider = url.protocol === "https:" && host.test(url.hostname);
    const isLocal = ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
    if (!isProvider && !isLocal) throw new Error(`${name} must be the provider's https address, not ${url.host}`);
    if (env.NODE_ENV === "test" && isProvider) throw new Error(`${name} must not be the real provider in tests`);
    // Where real messages leave, merchants' addresses must not reach inside.
    if (env.ALERTS_TO_LOOPBACK && isProvider) throw new Error("ALERTS_TO_LOOPBACK must be false with a real provider");
  }
}

export const env = parseEnv(process.env);
