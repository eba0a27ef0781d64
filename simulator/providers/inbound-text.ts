import { randomBytes } from "node:crypto";

import type { World } from "../world.ts";
import { accountsOf, doorOf } from "./accounts.ts";
import { providersOf } from "./providers.ts";
import { postSigned } from "./twilio-callbacks.ts";
import { segmentsOf } from "./twilio-message.ts";

type Keyword = "stop" | "start" | "help";

/** Words Twilio itself understands on long codes, when they are the whole message. */
const KEYWORDS: Record<string, Keyword> = {
  STOP: "stop",
  STOPALL: "stop",
  UNSUBSCRIBE: "stop",
  CANCEL: "stop",
  END: "stop",
  QUIT: "stop",
  REVOKE: "stop",
  OPTOUT: "stop",
  START: "start",
  YES: "start",
  UNSTOP: "start",
  HELP: "help",
  INFO: "help",
};

/** What Twilio answers by itself. */
const REPLIES: Record<Keyword, string> = {
  stop: "You have successfully been unsubscribed. You will not receive any more messages from this number. Reply START to resubscribe.",
  start:
    "You have successfully been re-subscribed to messages from this number. Reply HELP for help. Reply STOP to unsubscribe.",
  help: "Reply STOP to unsubscribe. Msg&Data Rates May Apply.",
};

export const messageSid = () => `SM${randomBytes(16).toString("hex")}`;

/** A shopper writes from their phone: Twilio minds STOP, START and HELP, and passes every text on to the app. */
export async function receiveText(world: World, text: { from: string; to: string; body: string }) {
  const { texts, optOuts } = providersOf(world);
  const sid = messageSid();
  const say = (body: string) =>
    texts.push({
      at: world.now().toISOString(),
      id: messageSid(),
      from: text.to,
      to: text.from,
      body,
      direction: "reply",
    });
  texts.push({ at: world.now().toISOString(), id: sid, ...text, direction: "inbound" });

  const keyword = KEYWORDS[text.body.trim().toUpperCase()];
  if (keyword === "stop") optOuts.add(`${text.from} ${text.to}`);
  if (keyword === "start") optOuts.delete(`${text.from} ${text.to}`);
  if (keyword) say(REPLIES[keyword]);

  const account = accountsOf(world).texts.find((each) => each.from === text.to) ?? accountsOf(world).texts[0];
  const answer = await postSigned(world, account.authToken, doorOf(world, "/webhooks/twilio", account.owner), {
    ToCountry: "US",
    SmsMessageSid: sid,
    NumMedia: "0",
    SmsSid: sid,
    SmsStatus: "received",
    Body: text.body,
    FromCountry: "US",
    To: text.to,
    NumSegments: String(segmentsOf(text.body)),
    MessageSid: sid,
    AccountSid: account.accountSid,
    From: text.from,
    ApiVersion: "2010-04-01",
  });
  // After STOP Twilio blocks what the app answers; otherwise TwiML <Message> goes out as a text.
  if (keyword !== "stop") for (const body of messagesOf(answer.body)) say(body);
  return answer.status;
}

const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" };

/** The texts of a TwiML answer: `<Response><Message>…</Message></Response>`. */
export function messagesOf(twiml: string): string[] {
  return [...twiml.matchAll(/<Message[^>]*>([\s\S]*?)<\/Message>/g)].map((match) =>
    (match[1] ?? "")
      .replace(/<\/?Body>/g, "")
      .replace(/&(lt|gt|quot|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity)
      .trim(),
  );
}
