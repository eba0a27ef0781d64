import { Router, json } from "express";
import { z } from "zod";

import type { World } from "../world.ts";
import { accountsOf } from "./accounts.ts";
import { faultSchema } from "./faults.ts";
import { receiveText } from "./inbound-text.ts";
import { providersOf } from "./providers.ts";
import { recordOpen } from "./sendgrid-events.ts";
import { sendgridRoutes } from "./sendgrid-routes.ts";
import { twilioRoutes } from "./twilio-routes.ts";

const textSchema = z.object({ from: z.string().min(1), to: z.string().optional(), body: z.string() });
const openSchema = z.object({ id: z.string().min(1) });

/** What a merchant would copy from SendGrid's and Twilio's pages into the app. */
function ownAccounts(world: World) {
  const { mail, texts } = accountsOf(world);
  const { apiKey, publicKey: webhookKey } = mail[1];
  const { accountSid, authToken, from } = texts[1];
  return {
    sendgrid: { apiKey, webhookKey, fromAddress: "orders@willow.example" },
    twilio: { accountSid, authToken, from },
  };
}

/**
 * SendGrid at `/sendgrid`, Twilio at `/twilio`, what they accepted at `/ledger` and, for tests, their strings to pull
 * at `/providers`: faults, a text from a shopper, an opened mail.
 * @param options.ledgerFile also writes the ledger there, one line of JSON per message
 */
export function providerRouter(world: World, options: { ledgerFile?: string } = {}): Router {
  const { ledger, faults, receipts } = providersOf(world, options.ledgerFile);
  const router = Router();
  router.use("/sendgrid", sendgridRoutes(world));
  router.use("/twilio", twilioRoutes(world));

  router.get("/providers/accounts", (_req, res) => void res.json(ownAccounts(world)));
  router.get("/ledger", (_req, res) => void res.json(ledger.entries()));
  router.get("/providers/receipts", (_req, res) => void res.json(receipts));

  router
    .route("/providers/faults")
    .get((_req, res) => void res.json(faults.list()))
    .post(json(), (req, res) => {
      const parsed = faultSchema.safeParse(req.body);
      if (parsed.success) faults.script(parsed.data);
      res.status(parsed.success ? 201 : 400).json(parsed.success ? faults.list() : { errors: parsed.error.issues });
    })
    .delete((_req, res) => {
      faults.clear();
      res.status(204).end();
    });

  router.post("/providers/texts", json(), (req, res, next) => {
    const text = textSchema.safeParse(req.body);
    if (!text.success) return void res.status(400).json({ errors: text.error.issues });
    const { from, body, to = world.config.twilio.from } = text.data;
    receiveText(world, { from, to, body }).then((answer) => res.json({ answer }), next);
  });

  router.post("/providers/opens", json(), (req, res, next) => {
    const open = openSchema.safeParse(req.body);
    const entry = open.success ? ledger.find(open.data.id) : undefined;
    if (!entry) return void res.status(404).end();
    recordOpen(world, entry).then(() => res.status(204).end(), next);
  });
  return router;
}
