import pino from "pino";

import { env } from "#app/env.server.ts";

/** Keys that may hold personal data or secrets, at any of the first three levels of a logged value. */
const PRIVATE_KEYS = [
  "email", "phone", "to", "from", "name", "firstName", "lastName", "address", "address1", "zip", "city",
  "token", "accessToken", "refreshToken", "authorization", "apiKey", "secret", "body", "payload", "subject", "text", "html",
]; // prettier-ignore

const paths = PRIVATE_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/** One line of JSON a fact. Log ids and outcomes; never an axios error (it carries keys and bodies). */
export const logger = pino({
  level: env.LOG_LEVEL,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths, censor: "[private]" },
  serializers: { err: describeError, error: describeError },
});

/** Type, message, code and stack of an error and its causes: nothing else it may carry along. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = (error as { code?: unknown }).code;
  return {
    type: error.name,
    message: messageOf(error),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    stack: error.stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 5)
      .join("\n"),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

const QUOTING = new Set([
  "PrismaClientKnownRequestError",
  "PrismaClientUnknownRequestError",
  "PrismaClientValidationError",
]);

/** Prisma quotes the query's values behind its first line; what went wrong is said by its code, or PostgreSQL's. */
function messageOf({ name, message }: Error): string {
  if (!QUOTING.has(name)) return message;
  const code = /Code: `(\w+)`/.exec(message)?.[1];
  return `${message.trim().split("\n")[0]}${code ? ` ${code}` : ""}`;
}
