import { type Response, Router, urlencoded } from "express";
import { z } from "zod";

import { findOrder } from "../shopify/store.ts";
import type { World } from "../world.ts";
import { deskOf, openTicket, TAGS } from "./desk.ts";
import { deskPage } from "./desk-page.ts";
import { tellApp } from "./tell-app.ts";

const word = z.string().trim().default("");
const settingsSchema = z.object({ address: word, secret: word });
const ticketSchema = z.object({ order: word, says: z.enum(["order", "email", "both", "neither"]).catch("order") });
const tagSchema = z.object({ ticket: z.coerce.number().int(), tag: z.enum(TAGS) });

/** The shop's help desk: connect it, let shoppers write, tag what they wrote. */
export function helpdeskRouter(world: World): Router {
  const router = Router();
  const form = urlencoded({ extended: false });

  router.get("/help-desk", (req, res) => {
    const notice = z.object({ notice: z.string().optional().catch(undefined) }).parse(req.query).notice;
    res.send(deskPage(world, notice));
  });

  router.post("/help-desk/settings", form, (req, res) => {
    Object.assign(deskOf(world), settingsSchema.parse(req.body));
    back(res, "The help desk knows where to knock.");
  });

  router.post("/help-desk/tickets", form, (req, res, next) => {
    const wanted = ticketSchema.parse(req.body);
    const order = findOrder(world.shop, wanted.order);
    if (!order) return back(res, "There is no such order.");
    const orderName = wanted.says === "order" || wanted.says === "both" ? order.name : null;
    const email = wanted.says === "email" || wanted.says === "both" ? order.email : null;
    const ticket = openTicket(world, { orderName, email });
    tellApp(world, "contact.opened", ticket).then((status) => back(res, outcome(ticket.number, status)), next);
  });

  router.post("/help-desk/tags", form, (req, res, next) => {
    const wanted = tagSchema.safeParse(req.body).data;
    const ticket = deskOf(world).tickets.find(({ number }) => number === wanted?.ticket);
    if (!wanted || !ticket) return back(res, "There is no such ticket.");
    ticket.tags.push(wanted.tag);
    tellApp(world, "contact.tagged", ticket).then((status) => back(res, outcome(ticket.number, status)), next);
  });
  return router;
}

function outcome(ticket: number, status: number | null): string {
  return `Ticket ${ticket}: the app answered ${status ?? "nothing"}.`;
}

function back(res: Response, notice: string) {
  res.redirect(303, `/help-desk?notice=${encodeURIComponent(notice)}`);
}
