import { randomUUID } from "node:crypto";

import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { finishAfterwards } from "#app/lib/afterwards.ts";
import { WILLOW } from "#tests/support/willow.ts";

import { storeTold, tellWindows } from "./tell-windows.server.ts";
import type { NewToldWindow } from "./told-window.ts";

const START = Date.parse("2026-11-10T09:00:00Z");
const minute = (minutes: number) => new Date(START + minutes * 60_000);

let orderId: string;
let shipmentId: string;
beforeEach(() => {
  orderId = randomUUID();
  shipmentId = randomUUID();
});

function window(latestOn: string, facts: Partial<NewToldWindow> = {}): NewToldWindow {
  return {
    ...{ orderId, shipmentId, surface: "page", earliestOn: "2026-11-12", latestOn, shipsByOn: null },
    ...{ basis: "learned", version: 3, endsAt: new Date(`${latestOn}T23:00:00Z`) },
    ...facts,
  };
}

async function ledger() {
  const rows = await db.toldWindow.findMany({ where: { orderId }, orderBy: [{ toldAt: "asc" }, { surface: "asc" }] });
  return rows.map(({ surface, place, latestOn }) => `${surface} ${place} ${latestOn.toISOString().slice(0, 10)}`);
}

describe("tellWindows", () => {
  it("writes a window once, however often and by however many it is looked at", async () => {
    for (let look = 0; look < 20; look += 1) tellWindows(WILLOW, [window("2026-11-14")], minute(look));
    await finishAfterwards();
    tellWindows(WILLOW, [window("2026-11-14", { surface: "order_status" })], minute(30));
    tellWindows(WILLOW, [window("2026-11-14")], minute(40));
    await finishAfterwards();
    expect(await ledger()).toEqual(["page 0 2026-11-14", "order_status 0 2026-11-14"]);
  });

  it("keeps every window that took another's place, also the one that was told before", async () => {
    for (const [look, day] of ["2026-11-14", "2026-11-16", "2026-11-16", "2026-11-14"].entries()) {
      tellWindows(WILLOW, [window(day)], minute(look));
    }
    await finishAfterwards();
    expect(await ledger()).toEqual(["page 0 2026-11-14", "page 1 2026-11-16", "page 2 2026-11-14"]);
  });

  it("gives a place to one of several that come at once", async () => {
    const told = { shop: WILLOW, toldAt: minute(0) };
    await Promise.all(Array.from({ length: 8 }, () => storeTold(db, [{ ...window("2026-11-14"), ...told }])));
    expect(await ledger()).toEqual(["page 0 2026-11-14"]);
  });

  it("remembers who was told what, from what, and until when it may be kept", async () => {
    const facts = { shipmentId: null, shipsByOn: "2026-11-11", surface: "thank_you" } as const;
    await storeTold(db, [{ ...window("2026-11-14", facts), shop: WILLOW, toldAt: minute(0) }]);
    expect(await db.toldWindow.findFirst({ where: { orderId } })).toMatchObject({
      ...{ shop: WILLOW, orderId, subjectId: orderId, surface: "thank_you", basis: "learned", version: 3 },
      ...{ shipsByOn: new Date("2026-11-11"), earliestOn: new Date("2026-11-12"), latestOn: new Date("2026-11-14") },
      ...{ toldAt: minute(0), endsAt: new Date("2026-11-14T23:00:00Z"), outcome: null, messageId: null },
    });
  });

  it("troubles nobody when it cannot be written", async () => {
    tellWindows(WILLOW, [window("2026-11-14", { orderId: "no uuid" })], minute(0));
    await expect(finishAfterwards()).resolves.toBeUndefined();
  });
});
