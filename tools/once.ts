import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

import { runStory } from "#simulator/carriers/play-story.ts";
import type { Order } from "#simulator/shopify/order.ts";
import { providersOf, type Receipt } from "#simulator/providers/providers.ts";

import { prepareShop } from "./prepare-shop.ts";
import type { Stack } from "./stack.ts";
import { waitFor } from "./wait-for.ts";

const OUT = "demo-out";
/** Simulated hours pass in seconds, slowly enough that each stage's message still goes out. */
const SPEED = 8_000;

export interface OnceResult {
  ok: boolean;
  webhooks: number;
  shipments: number;
  emails: number;
  texts: number;
  recommendations: number;
  ms: number;
}

/**
 * One order's whole story without a browser, every step checked.
 * @throws Error naming the first step that did not come true
 */
export async function runOnce(stack: Stack, report: (step: string) => void, startedAt: number): Promise<OnceResult> {
  const { world } = stack.simulator;
  const { ledger, receipts } = providersOf(world);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });

  await prepareShop(stack, report);
  const webhooksBefore = world.webhooks.length;

  report("an order is placed and its parcel travels");
  const order = await runStory(world, "smooth", { speed: SPEED });
  const mails = () =>
    ledger.entries().filter((entry) => entry.provider === "sendgrid" && mentions(entry.subject, order));
  const texts = () => ledger.entries().filter((entry) => entry.provider === "twilio" && mentions(entry.text, order));
  const deliveredMail = await waitFor("the e-mail that says it arrived", () =>
    mails().find((mail) => /delivered|arrived/i.test(mail.subject ?? "")),
  );
  await waitFor("a text that says it arrived", () =>
    texts().find((text) => /delivered|arrived/i.test(text.text ?? "")),
  );
  report(
    `messages so far: ${mails()
      .map((mail) => `“${mail.subject}”`)
      .join(", ")}`,
  );

  report("the shopper opens the link in the e-mail");
  const link = linkIn(deliveredMail.text ?? "", world.config.storefrontUrl);
  const page = await fetchPage(link);
  check("the page names the order", page.includes(order.name));
  check("the page says that it was delivered", /delivered/i.test(page));
  check("the page stands in the shop's theme", page.includes("</html>") && page.includes(world.shop.name));
  writeFileSync(`${OUT}/page.html`, page);

  report("receipts come back from the providers");
  await waitFor("a receipt for every message of the order", () =>
    [...mails(), ...texts()].every((entry) => hasReceipt(receipts, entry.id)),
  );

  const arrived = await waitFor("every webhook of the story to be taken", () => {
    const told = world.webhooks.slice(webhooksBefore);
    return told.every((webhook) => webhook.state === "delivered") && told;
  });
  const parcels = order.fulfillments.flatMap((fulfillment) => fulfillment.trackingInfo.map((parcel) => parcel.number));
  writeLedger([
    ...arrived.map((webhook) => ({ type: "webhook", topic: webhook.topic, id: webhook.webhookId })),
    ...parcels.map((number) => ({ type: "shipment", order: order.name, number })),
    ...mails().map((mail) => ({ type: "email", ...mail })),
    ...texts().map((text) => ({ type: "text", ...text })),
  ]);
  return countResult(startedAt);
}

/** Counts what was written down, not what we remember. */
function countResult(startedAt: number): OnceResult {
  const lines = readFileSync(`${OUT}/ledger.jsonl`, "utf8").trim().split("\n");
  const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
  const count = (type: string) => types.filter((each) => each === type).length;
  const recommendations = readFileSync(`${OUT}/page.html`, "utf8").split('data-count="pick_click"').length - 1;
  const counted = {
    webhooks: count("webhook"),
    shipments: count("shipment"),
    emails: count("email"),
    texts: count("text"),
    recommendations,
  };
  for (const [name, number] of Object.entries(counted)) check(`there are ${name}`, number > 0);
  return { ok: true, ...counted, ms: Math.round(performance.now() - startedAt) };
}

/** The provider said "delivered", and the app took it. */
function hasReceipt(receipts: readonly Receipt[], id: string): boolean {
  return receipts.some((receipt) => receipt.id === id && receipt.event === "delivered" && receipt.answer === 200);
}

function mentions(text: string | null, order: Order): boolean {
  return text?.includes(order.name) === true;
}

function linkIn(text: string, storefrontUrl: string): string {
  const link = text.match(/https?:\/\/\S+\/t\/[\w-]{22,64}/)?.[0];
  check("the e-mail carries a private link to the shop's own site", link?.startsWith(storefrontUrl) === true);
  return link ?? "";
}

async function fetchPage(link: string): Promise<string> {
  const answer = await fetch(link);
  check("the tracking page answers", answer.ok);
  check("nobody may keep a copy of it", answer.headers.get("cache-control")?.includes("no-store") === true);
  return answer.text();
}

function writeLedger(lines: object[]) {
  writeFileSync(`${OUT}/ledger.jsonl`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

function check(what: string, isTrue: boolean) {
  if (!isTrue) throw new Error(`Not true: ${what}`);
}
