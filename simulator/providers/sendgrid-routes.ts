import { randomBytes } from "node:crypto";

import { Router, json, type Request } from "express";

import type { World } from "../world.ts";
import { accountsOf } from "./accounts.ts";
import { answerFault, type Refusals } from "./faults.ts";
import { providersOf } from "./providers.ts";
import { playMailFate } from "./sendgrid-events.ts";
import { mailSchema, recipientsOf, refusalOf, sendgridErrors, type Mail } from "./sendgrid-mail.ts";

const UNAUTHORIZED = sendgridErrors([{ message: "The provided authorization grant is invalid, expired, or revoked" }]);

const record = (valid: boolean, type: string, host: string, data: string) => ({ valid, type, host, data });

/** One domain is authenticated, and one is not there yet. https://docs.sendgrid.com/api-reference/domain-authentication */
const DOMAINS = [
  {
    id: 1,
    domain: "willow.example",
    subdomain: "em1",
    valid: true,
    dns: {
      mail_cname: record(true, "cname", "em1.willow.example", "u1.wl.sendgrid.net"),
      dkim1: record(true, "cname", "s1._domainkey.willow.example", "s1.domainkey.u1.wl.sendgrid.net"),
      dkim2: record(true, "cname", "s2._domainkey.willow.example", "s2.domainkey.u1.wl.sendgrid.net"),
    },
  },
  {
    id: 2,
    domain: "willow-shop.example",
    subdomain: "em2",
    valid: false,
    dns: {
      mail_cname: record(false, "cname", "em2.willow-shop.example", "u1.wl.sendgrid.net"),
      dkim1: record(false, "cname", "s1._domainkey.willow-shop.example", "s1.domainkey.u1.wl.sendgrid.net"),
      dkim2: record(true, "cname", "s2._domainkey.willow-shop.example", "s2.domainkey.u1.wl.sendgrid.net"),
    },
  },
];

/** What SendGrid answers to `GET /v3/scopes`, `GET /v3/whitelabel/domains` and `POST /v3/mail/send`, with the same checks in the same order. */
export function sendgridRoutes(world: World): Router {
  const router = Router();
  const { faults, timers } = providersOf(world);

  const accountOf = (req: Request) =>
    accountsOf(world).mail.find(({ apiKey }) => req.get("authorization") === `Bearer ${apiKey}`);

  router.get(["/v3/scopes", "/v3/whitelabel/domains"], (req, res) => {
    const account = accountOf(req);
    if (!account) res.status(401).json(UNAUTHORIZED);
    else if (req.path === "/v3/scopes")
      res.json({ scopes: ["mail.send", "whitelabel.read", "sender_verification_eligible"] });
    else res.json(DOMAINS);
  });

  router.post("/v3/mail/send", json({ limit: "30mb" }), (req, res) => {
    const account = accountOf(req);
    if (!account) {
      res.status(401).json(UNAUTHORIZED);
      return;
    }
    const parsed = mailSchema.safeParse(req.body);
    if (!parsed.success) {
      res.status(400).json(refusalOf(parsed.error));
      return;
    }
    const mail = parsed.data;
    if (mail.mail_settings?.sandbox_mode?.enable) {
      res.status(200).end(); // the request is checked, nothing is sent
      return;
    }
    const fault = faults.take("sendgrid");
    const id = randomBytes(16).toString("base64url");
    if (!fault || fault.accepted) acceptMail(world, mail, { id, owner: account.owner, answer: fault?.kind ?? "202" });
    const good = () => void res.status(202).set("X-Message-Id", id).end();
    if (!fault) good();
    else
      answerFault(fault, { req, res, timers }, { refusals: refusals(fault.ms), good, goodStatus: 202, goodBody: "{}" });
  });
  return router;
}

type Acceptance = { id: string; owner: string | null; answer: string };

function acceptMail(world: World, mail: Mail, { id, owner, answer }: Acceptance) {
  const { ledger } = providersOf(world);
  const part = (type: string) => mail.content?.find((each) => each.type === type)?.value ?? null;
  for (const { email, subject, headers, customArgs } of recipientsOf(mail)) {
    const entry = {
      at: world.now().toISOString(),
      provider: "sendgrid" as const,
      owner,
      id,
      to: email,
      from: mail.from.name ? `${mail.from.name} <${mail.from.email}>` : mail.from.email,
      subject,
      text: part("text/plain"),
      html: part("text/html"),
      headers: mail.reply_to ? { ...headers, "Reply-To": mail.reply_to.email } : headers,
      customArgs,
      tracksOpens: mail.tracking_settings?.open_tracking?.enable !== false,
      statusCallback: null,
      segments: null,
      answer,
    };
    ledger.append(entry);
    playMailFate(world, entry);
  }
}

function refusals(resetInMs: number): Refusals {
  const reset = String(Math.ceil((Date.now() + resetInMs) / 1000));
  return {
    "401": { body: UNAUTHORIZED },
    "429": {
      body: sendgridErrors([{ message: "too many requests" }]),
      headers: { "X-RateLimit-Limit": "600", "X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset },
    },
    "500": { body: sendgridErrors([{ message: "Internal Server Error" }]) },
    "503": { body: sendgridErrors([{ message: "Service Unavailable" }]) },
  };
}
