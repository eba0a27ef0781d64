import { readFileSync } from "node:fs";

import { Router, urlencoded, type NextFunction, type Request, type Response } from "express";
import { z } from "zod";

import { startStory } from "../carriers/play-story.ts";
import { isStoryName, storyOf } from "../carriers/stories.ts";
import { sendParcels } from "../carriers/story-order.ts";
import { receiveText } from "../providers/inbound-text.ts";
import { recordOpen } from "../providers/sendgrid-events.ts";
import { findOrder } from "../shopify/store.ts";
import type { World } from "../world.ts";
import { carriersPage } from "./carriers-page.ts";
import { findMail, mailboxPage, mailKey } from "./mailbox-page.ts";
import { phonePage } from "./phone-page.ts";
import { pushScan } from "./push-scan.ts";
import { startPage } from "./start-page.ts";
import { unsubscribe } from "./unsubscribe.ts";

const ASSETS = { "console.css": "css", "live.mjs": "js", "icon.svg": "svg" } as const;

const word = z.string().optional().catch(undefined);
const noticeSchema = z.object({ notice: word });
const mailboxSchema = z.object({
  part: z.enum(["html", "text", "headers"]).catch("html"),
  width: z.enum(["phone", "desktop"]).catch("desktop"),
  theme: z.enum(["light", "dark"]).catch("light"),
  notice: word,
});
const replySchema = z.object({ from: z.string(), to: z.string(), body: z.string().default(""), keyword: word });
const parcelsSchema = z.object({
  order: z.string(),
  carrier: word,
  parcels: z.coerce.number().int().min(1).max(5).catch(1),
  story: word,
});
/** What a mail may do inside its frame: show pictures and styles, nothing that runs. */
const MAIL_POLICY = "default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src *; form-action 'none'";

/** Pages to look at the outside world with: start, mailbox, phone, carriers. Plain HTML, posted forms, redirects back. */
export function consoleRouter(world: World): Router {
  const router = Router();
  const form = urlencoded({ extended: false });
  for (const [name, type] of Object.entries(ASSETS)) {
    const content = readFileSync(new URL(name, import.meta.url), "utf8");
    router.get(`/console/${name}`, (_req, res) => void res.type(type).send(content));
  }

  router.get("/", (_req, res) => void res.send(startPage(world)));

  router.get("/mailbox", (req, res) => {
    const { notice, ...view } = mailboxSchema.parse(req.query);
    res.send(mailboxPage(world, undefined, view, notice));
  });
  router.get("/mailbox/:key", (req, res) => {
    const { notice, ...view } = mailboxSchema.parse(req.query);
    const mail = findMail(world, req.params.key);
    res.status(mail ? 200 : 404).send(mailboxPage(world, mail, view, notice));
  });
  router.get("/mailbox/:key/html", (req, res, next) => {
    const mail = findMail(world, req.params.key);
    res.set("Content-Security-Policy", MAIL_POLICY);
    res.status(mail ? 200 : 404).send(inFrame(mail?.html ?? "", mailboxSchema.parse(req.query).theme));
    // Showing it is what opens it, as with a mail program that loads pictures.
    if (mail) recordOpen(world, mail).catch(next);
  });
  router.post("/mailbox/:key/unsubscribe", (req, res, next) => {
    const mail = findMail(world, req.params.key);
    if (!mail) return void res.redirect(303, "/mailbox");
    unsubscribe(mail).then((notice) => back(res, `/mailbox/${mailKey(mail)}`, notice), next);
  });

  router.get("/phone", (req, res) => {
    const number = z.string().optional().catch(undefined).parse(req.query.number);
    res.send(phonePage(world, number, noticeSchema.parse(req.query).notice));
  });
  router.post("/phone", form, (req, res, next) => {
    const reply = replySchema.safeParse(req.body);
    if (!reply.success) return void res.redirect(303, "/phone");
    const { from, to, body, keyword } = reply.data;
    const address = `/phone?number=${encodeURIComponent(from)}`;
    receiveText(world, { from, to, body: keyword ?? body }).then(
      (status) =>
        status !== null && status < 300
          ? res.redirect(303, address)
          : back(res, address, `The app answered ${status ?? "nothing"}.`),
      next,
    );
  });

  router.get("/carriers", (req, res) => void res.send(carriersPage(world, noticeSchema.parse(req.query).notice)));
  router.post("/carriers/stories", form, (req, res) => {
    const name = z.object({ story: z.string() }).safeParse(req.body).data?.story ?? "";
    if (!isStoryName(name)) return back(res, "/carriers", "There is no such story.");
    const order = startStory(world, name);
    back(res, "/carriers", `${storyOf(name).title}: order ${order.name} is placed and sent.`);
  });
  router.post("/carriers/parcels", form, (req, res) => {
    const wanted = parcelsSchema.safeParse(req.body).data;
    const order = wanted && findOrder(world.shop, wanted.order);
    if (!order) return back(res, "/carriers", "There is no such order.");
    sendParcels(world, order, wanted.parcels, wanted.carrier);
    if (isStoryName(wanted.story ?? "")) startStory(world, wanted.story ?? "", { orderGid: order.gid });
    back(res, "/carriers", `Order ${order.name} is sent.`);
  });
  router.post("/carriers/scans", form, (req, res) => back(res, "/carriers", pushScan(world, req.body)));

  router.use((error: unknown, _req: Request, res: Response, next: NextFunction) => {
    if (res.headersSent) return next(error);
    res
      .status(500)
      .type("text")
      .send(error instanceof Error ? error.message : "Something broke");
  });
  return router;
}

function back(res: Response, path: string, notice: string) {
  res.redirect(303, `${path}${path.includes("?") ? "&" : "?"}notice=${encodeURIComponent(notice)}`);
}

/** A mail as its frame shows it: links open in a new tab, and its dark style follows the switch, not the computer. */
function inFrame(mail: string, theme: "light" | "dark") {
  const base = '<base target="_blank">';
  const themed = mail.replace(/\(prefers-color-scheme:\s*(dark|light)\)/g, (_query, wanted) =>
    wanted === theme ? "(min-width: 0)" : "(max-width: 0)",
  );
  return /<head[^>]*>/i.test(themed) ? themed.replace(/<head[^>]*>/i, (head) => head + base) : base + themed;
}
