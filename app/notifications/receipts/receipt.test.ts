import { describe, expect, it } from "vitest";

import { meaningOfSendgrid, meaningOfTwilio, replaceableBy } from "./receipt.ts";
import { sendgridEventsBody, twilioStatusBody } from "./receipt-body.ts";

describe("what SendGrid's events mean", () => {
  it.each([
    ["processed", undefined, { state: "accepted" }],
    ["delivered", undefined, { state: "delivered" }],
    ["open", undefined, { state: "delivered", opened: true }],
    ["bounce", "bounce", { state: "bounced", reason: "bounced", suppress: "bounced" }],
    ["bounce", "blocked", { state: "bounced", reason: "blocked" }],
    ["spamreport", undefined, { state: "delivered", reason: "complained", suppress: "complained" }],
    ["constructor", undefined, {}],
    ["something_new", undefined, {}],
  ])("%s %s", (event, type, meaning) => {
    expect(meaningOfSendgrid(event, type)).toEqual(meaning);
  });

  it.each([
    ["Bounced Address", "bounced", "bounced"],
    ["Invalid", "bounced", "bounced"],
    ["Unsubscribed Address", "failed", "unsubscribed"],
    ["Spam Reporting Address", "failed", "complained"],
    ["Invalid SMTPAPI header", "failed", undefined],
    ["Spam Content", "failed", undefined],
    ["Recipient List over Package Quota", "failed", undefined],
    [undefined, "failed", undefined],
  ])("dropped: %s", (why, state, suppress) => {
    const meaning = meaningOfSendgrid("dropped", undefined, why);
    expect([meaning.state, meaning.suppress]).toEqual([state, suppress]);
    expect(meaning.concernsAccount).toBe(suppress === undefined ? true : undefined);
  });
});

describe("what Twilio's statuses mean", () => {
  it.each([
    ["sent", undefined, { state: "accepted" }],
    ["delivered", undefined, { state: "delivered" }],
    ["delivered", 30006, { state: "delivered" }],
    ["undelivered", undefined, { state: "bounced", reason: "undelivered" }],
    ["undelivered", 30006, { state: "bounced", reason: "unreachable", suppress: "unreachable" }],
    ["undelivered", 30007, { state: "bounced", reason: "filtered" }],
    ["failed", 30036, { state: "expired", reason: "too_late" }],
    ["failed", 21610, { state: "failed", reason: "opted_out", suppress: "stop" }],
    ["toString", undefined, {}],
  ])("%s %s", (status, code, meaning) => {
    expect(meaningOfTwilio(status, code)).toEqual(meaning);
  });
});

describe("replaceableBy", () => {
  it("moves forward only", () => {
    expect(replaceableBy("accepted")).toEqual(["sending", "unknown"]);
    expect(replaceableBy("delivered")).toEqual(["sending", "unknown", "accepted"]);
    expect(replaceableBy("bounced")).toEqual(["sending", "unknown", "accepted", "delivered"]);
  });
});

describe("bodies", () => {
  it("reads what is readable of a batch", () => {
    const event = { sg_event_id: "e1", event: "delivered", timestamp: 1_790_000_000, email: "ana@example.com" };
    const n = "0198c0de-0000-7000-8000-000000000001";
    const events = sendgridEventsBody.parse([{ ...event, n }, { ...event, n: "other" }, "nonsense", null]);
    expect(events[0]).toMatchObject({ n, timestamp: new Date(1_790_000_000_000) });
    expect(events.slice(1).map((entry) => entry?.n)).toEqual([undefined, undefined, undefined]);
  });

  it("takes Twilio's form values", () => {
    const body = { MessageSid: "SM1", MessageStatus: "undelivered", ErrorCode: "30003" };
    expect(twilioStatusBody.parse(body)).toEqual({ ...body, ErrorCode: 30003 });
    expect(twilioStatusBody.parse({ ...body, ErrorCode: "", n: "x" })).toMatchObject({ MessageSid: "SM1" });
  });
});
