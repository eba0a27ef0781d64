import { timingSafeEqual } from "node:crypto";

import { Router, urlencoded, type Request } from "express";
import { z } from "zod";

import type { World } from "../world.ts";
import { accountsOf } from "./accounts.ts";
import { answerFault, type Refusals } from "./faults.ts";
import { messageSid } from "./inbound-text.ts";
import type { LedgerEntry } from "./ledger.ts";
import { providersOf } from "./providers.ts";
import { playTextFate } from "./twilio-callbacks.ts";
import { refusedWith, twilioError, type MessageParams, type TwilioCode } from "./twilio-errors.ts";
import { messageJson, messagePage, segmentsOf } from "./twilio-message.ts";

const messageSchema = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  Body: z.string().optional(),
  StatusCallback: z.url().optional(),
});

const filterSchema = z.object({
  To: z.string().optional(),
  From: z.string().optional(),
  "DateSent>": z.coerce.date().optional(),
  "DateSent<": z.coerce.date().optional(),
  PageSize: z.coerce.number().int().min(1).max(1_000).default(50),
});

const ACCOUNT = "/2010-04-01/Accounts/:account";

/** Twilio's Messages resource: create, list, fetch, delete. And what tells whose account it is, with which numbers. */
export function twilioRoutes(world: World): Router {
  const router = Router();
  const { ledger, faults, timers, optOuts, deleted } = providersOf(world);
  const texts = () => ledger.entries().filter((entry) => entry.provider === "twilio" && !deleted.has(entry.id));

  router.get(`${ACCOUNT}.json`, (req, res) => {
    const account = accountOf(world, req);
    if (account)
      res.json({ sid: account.accountSid, status: "active", type: "Full", friendly_name: "Pretend account" });
    else res.status(401).json(twilioError(20003));
  });

  router.use(ACCOUNT, (req, res, next) => {
    if (accountOf(world, req)) next();
    else res.status(401).json(twilioError(20003));
  });

  router.get(`${ACCOUNT}/IncomingPhoneNumbers.json`, (req, res) => {
    const { from = "" } = accountOf(world, req) ?? {};
    const wanted = req.query.PhoneNumber;
    const mine = wanted === undefined || wanted === from;
    const number = { sid: `PN${"0".repeat(32)}`, phone_number: from, capabilities: { sms: true } };
    res.json({ incoming_phone_numbers: mine ? [number] : [], page: 0, page_size: 50, next_page_uri: null });
  });

  router.post(`${ACCOUNT}/Messages.json`, urlencoded({ extended: false }), (req, res) => {
    const refuse = (code: TwilioCode, params?: MessageParams) => {
      const error = twilioError(code, params);
      res.status(error.status).json(error);
    };
    const parsed = messageSchema.safeParse(req.body);
    if (!parsed.success) return refuse(20404);
    const params = parsed.data;
    const code = refusedWith(params) ?? (optOuts.has(`${params.To} ${params.From}`) ? 21610 : null);
    if (code !== null) return refuse(code, params);

    const fault = faults.take("twilio");
    const entry = entryOf(world, params, { owner: accountOf(world, req)?.owner ?? null, answer: fault?.kind ?? "201" });
    if (!fault || fault.accepted) {
      ledger.append(entry);
      playTextFate(world, entry);
    }
    const goodBody = JSON.stringify(messageJson(world, entry));
    const good = () => void res.status(201).type("json").send(goodBody);
    if (fault) answerFault(fault, { req, res, timers }, { refusals: REFUSALS, good, goodStatus: 201, goodBody });
    else good();
  });

  router.get(`${ACCOUNT}/Messages.json`, (req, res) => {
    const parsed = filterSchema.safeParse(req.query);
    const filter = parsed.success ? parsed.data : { PageSize: 50 };
    const owner = accountOf(world, req)?.owner ?? null;
    const found = texts().filter(
      (entry) =>
        (entry.owner ?? null) === owner &&
        (!filter.To || entry.to === filter.To) &&
        (!filter.From || entry.from === filter.From) &&
        (!filter["DateSent>"] || new Date(entry.at) >= filter["DateSent>"]) &&
        (!filter["DateSent<"] || new Date(entry.at) <= filter["DateSent<"]),
    );
    res.json(messagePage(world, found.reverse(), filter.PageSize));
  });

  router
    .route(`${ACCOUNT}/Messages/:sid.json`)
    .get((req, res) => {
      const entry = texts().find((each) => each.id === req.params.sid);
      if (entry) res.json(messageJson(world, entry));
      else res.status(404).json(twilioError(20404));
    })
    .delete((req, res) => {
      const entry = texts().find((each) => each.id === req.params.sid);
      if (entry) deleted.add(entry.id);
      res.status(entry ? 204 : 404).end();
    });

  return router;
}

/** HTTP Basic with the account's SID and token, and the same SID in the path. */
function accountOf(world: World, req: Request<{ account: string }>) {
  const given = Buffer.from(req.get("authorization") ?? "");
  return accountsOf(world).texts.find(({ accountSid, authToken }) => {
    const expected = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`);
    return req.params.account === accountSid && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function entryOf(
  world: World,
  params: z.infer<typeof messageSchema>,
  { owner, answer }: { owner: string | null; answer: string },
): LedgerEntry {
  return {
    at: world.now().toISOString(),
    provider: "twilio",
    owner,
    id: messageSid(),
    to: params.To ?? "",
    from: params.From ?? "",
    subject: null,
    text: params.Body ?? "",
    html: null,
    headers: {},
    customArgs: {},
    tracksOpens: false,
    statusCallback: params.StatusCallback ?? null,
    segments: segmentsOf(params.Body ?? ""),
    answer,
  };
}

const REFUSALS: Refusals = {
  "401": { body: twilioError(20003) },
  "429": { body: twilioError(20429) },
  "500": { body: twilioError(20500) },
  "503": { body: twilioError(20503) },
};
