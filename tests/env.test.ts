import { readFileSync } from "node:fs";

import { expect, it } from "vitest";

import { parseEnv } from "#app/env.server.ts";

import { TEST_ENV } from "./support/test-env.ts";

it("names every value that is missing or wrong", () => {
  const wrong = { ...TEST_ENV, MASTER_KEY: "c2hvcnQ=", TWILIO_FROM: "0151" };
  expect(() => parseEnv({ ...wrong, EMAIL_FROM: undefined })).toThrow(
    /MASTER_KEY: must be 32 bytes[^]*TWILIO_FROM|EMAIL_FROM/,
  );
});

it("refuses providers elsewhere, and the real ones in tests", () => {
  expect(() => parseEnv({ ...TEST_ENV, SENDGRID_BASE_URL: "https://evil.example/" })).toThrow(/SENDGRID_BASE_URL/);
  expect(() => parseEnv({ ...TEST_ENV, TWILIO_BASE_URL: "https://api.twilio.com" })).toThrow(/TWILIO_BASE_URL/);
  expect(() =>
    parseEnv({
      ...TEST_ENV,
      NODE_ENV: "production",
      ALERTS_TO_LOOPBACK: "false",
      TWILIO_BASE_URL: "https://api.twilio.com",
    }),
  ).not.toThrow();
});

it("dies on purpose only where nobody depends on it", () => {
  const drill = { ...TEST_ENV, CHECKPOINT: "outbox.claimed:1" };
  expect(() => parseEnv(drill)).not.toThrow();
  expect(() => parseEnv({ ...drill, NODE_ENV: "production" })).toThrow(/CHECKPOINT .* no place in production/);
  expect(() => parseEnv({ ...drill, CHECKPOINT: "outbox.claimed" })).toThrow(/CHECKPOINT/);
});

it("lets alerts reach this machine only where the providers are pretended", () => {
  const inside = { ...TEST_ENV, NODE_ENV: "production", ALERTS_TO_LOOPBACK: "true" };
  expect(parseEnv(inside).ALERTS_TO_LOOPBACK).toBe(true);
  expect(() => parseEnv({ ...inside, TWILIO_BASE_URL: "https://api.twilio.com" })).toThrow(/ALERTS_TO_LOOPBACK/);
});

it("explains every value in .env.example", () => {
  const example = readFileSync(".env.example", "utf8");
  const source = readFileSync("app/env.server.ts", "utf8");
  const names = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map((match) => match[1] ?? "");
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) expect(example, name).toMatch(new RegExp(`^#? ?${name}=`, "m"));
});
