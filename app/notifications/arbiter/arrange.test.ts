import { describe, expect, it } from "vitest";

import { readSendingRules } from "#app/notifications/sending-rules.ts";
import type { Status } from "#app/tracking/status.ts";

import { apply, arrange, type OutboxRow } from "./arrange.ts";
import { newsOfParcel } from "./news.ts";
import { planMessages } from "./plan.ts";
import { completeRules } from "./rule.ts";

const START = Date.parse("2026-11-23T12:00:00Z");

/** An order's outbox on paper: e-mails only, every rule on. */
function openOutbox() {
  const parcels = new Map<string, { status: Status; cycle: number; removed: boolean }>();
  let rows: (OutboxRow & { reason: string | null })[] = [];
  let minute = 0;
  return {
    /** A minute later, this parcel is seen in this state. */
    see(id: string, status: Status, removed = false, address = 1) {
      const now = new Date(START + (minute += 1) * 60_000);
      parcels.set(id, { status, cycle: 0, removed });
      const parcel = {
        ...{ status, cycle: 0, removed, number: id },
        ...{ statusAt: now, seenAt: now, fulfilledAt: now, fulfillmentChangedAt: now },
      };
      const planned = planMessages(
        {
          ...{ shop: "willow", orderId: "order", shipmentId: id, now, notifyFrom: new Date(START) },
          recipients: { email: Uint8Array.of(address), sms: null },
          dialsIndia: false,
          rules: completeRules([]).map((rule) => ({ ...rule, enabled: rule.channel === "email" })),
          sending: readSendingRules({ sendingRules: { elsewhere: { shipped: "off", delivered: "off" } } }),
          ...{ zones: ["Europe/Berlin"], alone: false },
        },
        newsOfParcel(parcel, new Date(START)),
      ).filter((message) => message.channel === "email");
      const { inserts, changes } = arrange(rows, planned, parcels);
      const added = inserts.map((row) => ({
        ...row,
        id: address === 1 ? `${id}:${row.kind}` : `${id}:${row.kind}@${address}`,
        recipientSealed: Uint8Array.of(7),
        sendingAt: null,
      }));
      rows = apply([...rows, ...added], changes);
    },
    send(id: string) {
      const left = { state: "sending", sendingAt: new Date(START + minute * 60_000) };
      rows = rows.map((row) => (row.id === id ? { ...row, ...left } : row));
    },
    /** The call broke off: it is to be made once more. */
    waitAgain(id: string) {
      rows = rows.map((row) => (row.id === id ? { ...row, state: "pending" } : row));
    },
    told: () => Object.fromEntries(rows.map((row) => [row.id, row.mergedIntoId ?? row.reason ?? row.state])),
    row: (id: string) => rows.find((row) => row.id === id),
  };
}

describe("news of several parcels of one order", () => {
  it("joins the message that still waits", () => {
    const outbox = openOutbox();
    for (const id of ["a", "b", "c"]) outbox.see(id, "label_created");
    expect(outbox.told()).toEqual({ "a:shipped": "pending", "b:shipped": "a:shipped", "c:shipped": "a:shipped" });
    expect(outbox.row("a:shipped")?.runAt).toEqual(new Date(START + 6 * 60_000));
    expect(outbox.row("a:shipped")?.expiresAt).toEqual(outbox.row("c:shipped")?.expiresAt);
  });

  it("leaves by itself once the first has left", () => {
    const outbox = openOutbox();
    outbox.see("a", "label_created");
    outbox.send("a:shipped");
    outbox.see("b", "label_created");
    expect(outbox.told()).toEqual({ "a:shipped": "sending", "b:shipped": "pending" });
  });

  it("leaves by itself while the first waits to be sent once more", () => {
    const outbox = openOutbox();
    for (const id of ["a", "b"]) outbox.see(id, "label_created");
    outbox.send("a:shipped");
    outbox.waitAgain("a:shipped");
    outbox.see("c", "label_created");
    outbox.see("d", "label_created");
    expect(outbox.told()).toMatchObject({ "b:shipped": "a:shipped", "c:shipped": "pending", "d:shipped": "c:shipped" });
  });

  it("is told by the next parcel when the first drops out, whatever the reason", () => {
    for (const [status, removed, reason] of [
      ["label_created", true, "shipment_removed"],
      ["cancelled", false, "shipment_cancelled"],
      ["delivered", false, "no_longer_true"],
    ] as const) {
      const outbox = openOutbox();
      for (const id of ["a", "b", "c"]) outbox.see(id, "label_created");
      outbox.see("a", status, removed);
      expect(outbox.told()).toMatchObject({ "a:shipped": reason, "b:shipped": "pending", "c:shipped": "b:shipped" });
      expect(outbox.row("b:shipped")).toMatchObject({ recipientSealed: Uint8Array.of(7), runAt: new Date(START + 6 * 60_000) }); // prettier-ignore
    }
  });

  it("drops out of the joint message when its parcel has newer news", () => {
    const outbox = openOutbox();
    for (const id of ["a", "b"]) outbox.see(id, "label_created");
    outbox.see("b", "in_transit");
    expect(outbox.told()).toEqual({
      "a:shipped": "pending",
      "b:shipped": "newer_news",
      "b:in_transit": "pending",
    });
  });

  it("ends where the order was given another address, and begins anew there", () => {
    const outbox = openOutbox();
    for (const id of ["a", "b"]) outbox.see(id, "label_created");
    outbox.see("a", "label_created", false, 2);
    outbox.see("b", "label_created", false, 2);
    expect(outbox.told()).toEqual({
      ...{ "a:shipped": "address_changed", "b:shipped": "address_changed" },
      ...{ "a:shipped@2": "pending", "b:shipped@2": "a:shipped@2" },
    });
  });

  it("never merges different news", () => {
    const outbox = openOutbox();
    outbox.see("a", "delivered");
    outbox.see("b", "label_created");
    expect(outbox.told()).toMatchObject({ "a:delivered": "pending", "b:shipped": "pending" });
  });
});
