import { createHmac, randomUUID } from "node:crypto";

import type { World } from "../world.ts";
import { deskOf, type Ticket, type TicketNews } from "./desk.ts";

const PATIENCE_MS = 5_000;

/** Tells the app of a ticket, signed as Standard Webhooks describes. Resolves with the answer's status, null for none. */
export async function tellApp(world: World, type: TicketNews["type"], ticket: Ticket): Promise<number | null> {
  const desk = deskOf(world);
  const { number, orderName, email, tags } = ticket;
  const at = world.now();
  const data = { ticket: String(number), order: orderName, email, tags };
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
  const status = await post(desk.address, body, sign(body, desk.secret));
  desk.told.push({ at, type, ticket: number, status });
  return status;
}

/** The clock on the wall, not the world's: signatures are accepted for five minutes. */
function sign(body: string, secret: string): Record<string, string> {
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

async function post(address: string, body: string, headers: Record<string, string>): Promise<number | null> {
  try {
    const answer = await fetch(address, {
      method: "POST",
      body,
      headers: { "Content-Type": "application/json", ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.status;
  } catch {
    return null;
  }
}
