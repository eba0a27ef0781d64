import { beforeEach, describe, expect, it } from "vitest";

import { db } from "#app/db.server.ts";
import { answerAdmin } from "#tests/support/admin.ts";
import { installWillow, OTHER_SHOP, waitingJobs, WILLOW } from "#tests/support/willow.ts";

import { parseBrand } from "./brand.ts";
import { readTheme } from "./read-theme.server.ts";
import { restartRead } from "./restart-read.server.ts";
import { saveBrand } from "./save-brand.server.ts";
import { pauseSending, resumeSending, switchOffSending, switchOnSending } from "./save-sending.server.ts";
import { dismissSetup, saveSetupTick } from "./save-setup.server.ts";
import { sendingState } from "./sending.ts";
import { parseSettings } from "./settings.ts";
import { findSetupGuide } from "./setup-guide.server.ts";
import { requireShop } from "./shop.server.ts";

const now = new Date("2026-11-02T09:00:00.000Z");
const later = new Date("2026-11-03T09:00:00.000Z");
const told = { doublesSettled: false };

beforeEach(async () => {
  await db.syncRun.deleteMany();
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  const fresh = { notifyFrom: null, pausedAt: null, setup: {}, brand: {}, settings: {} };
  await installWillow(fresh);
  await installWillow(fresh, OTHER_SHOP);
});

describe("sending", () => {
  it("starts from the moment it is switched on, for this shop only", async () => {
    await switchOnSending(WILLOW, now);
    expect((await requireShop(WILLOW)).notifyFrom).toEqual(now);
    expect(sendingState(await requireShop(OTHER_SHOP))).toBe("off");
  });

  it("keeps its first moment when switched on twice", async () => {
    await switchOnSending(WILLOW, now);
    await switchOnSending(WILLOW, later);
    expect((await requireShop(WILLOW)).notifyFrom).toEqual(now);
  });

  it("is held back and let go without forgetting since when it is on", async () => {
    await switchOnSending(WILLOW, now);
    await pauseSending(WILLOW, later);
    expect(sendingState(await requireShop(WILLOW))).toBe("paused");
    await resumeSending(WILLOW);
    expect(await requireShop(WILLOW)).toMatchObject({ notifyFrom: now, pausedAt: null });
    expect(await waitingJobs()).toContainEqual(expect.objectContaining({ name: "message.deliver" }));
  });

  it("cannot be paused while it is off, and starts afresh after off and on", async () => {
    await pauseSending(WILLOW, now);
    expect(sendingState(await requireShop(WILLOW))).toBe("off");
    await switchOnSending(WILLOW, now);
    await switchOffSending(WILLOW);
    await switchOnSending(WILLOW, later);
    expect((await requireShop(WILLOW)).notifyFrom).toEqual(later);
  });
});

describe("the set-up guide", () => {
  it("reads the newest run of each kind", async () => {
    const run = { shop: WILLOW, kind: "backfill" };
    await db.syncRun.create({ data: { ...run, state: "failed", startedAt: now } });
    await db.syncRun.create({ data: { ...run, state: "running", done: 10, total: 40, startedAt: later } });
    const guide = await findSetupGuide(WILLOW, told);
    expect(guide.steps[0]).toEqual({ key: "orders", state: "running", progress: 0.25 });
    expect(guide.runs).toEqual([{ kind: "backfill", state: "running", done: 10, total: 40, progress: 0.25 }]);
  });

  it("keeps ticks that come at the same time", async () => {
    await Promise.all([saveSetupTick(WILLOW, "blockAddedAt", true, now), dismissSetup(WILLOW, now)]);
    const { steps, isDismissed } = await findSetupGuide(WILLOW, told);
    expect(steps.filter((step) => step.state === "done").map((step) => step.key)).toEqual(["block"]);
    expect(isDismissed).toBe(true);
  });

  it("can be unticked, and stays away once dismissed", async () => {
    await saveSetupTick(WILLOW, "blockAddedAt", true, now);
    await saveSetupTick(WILLOW, "blockAddedAt", false, later);
    await dismissSetup(WILLOW, later);
    const guide = await findSetupGuide(WILLOW, told);
    expect(guide.steps.find((step) => step.key === "block")?.state).toBe("todo");
    expect(guide.isDismissed).toBe(true);
  });
});

it("saves the brand and ticks its step", async () => {
  const brand = parseBrand({ displayName: "Willow & Co", accentColor: "#7a2f5e" });
  const settings = parseSettings({ picksOnPage: false });
  await saveBrand(WILLOW, brand, settings, now);
  const row = await requireShop(WILLOW);
  expect(parseBrand(row.brand)).toEqual(brand);
  expect(parseSettings(row.settings)).toEqual(settings);
  const { steps } = await findSetupGuide(WILLOW, told);
  expect(steps.find((step) => step.key === "brand")?.state).toBe("done");
  expect(await waitingJobs()).toEqual([]);
});

it("reads the catalog anew when care stands elsewhere", async () => {
  await saveBrand(WILLOW, parseBrand({ careSources: ["acme.how_to"] }), parseSettings({}), now);
  expect((await waitingJobs()).map((job) => job.name)).toEqual(["catalog.sync"]);
});

describe("taking looks from the theme", () => {
  const file = (settings: object) => ({ nodes: [{ body: { content: JSON.stringify({ current: settings }) } }] });

  it("answers what the theme tells", async () => {
    await answerAdmin((operation) => {
      expect(operation).toBe("MainThemeSettings");
      return { themes: { nodes: [{ name: "Horizon", files: file({ buttons_radius: 4 }) }] } };
    });
    expect(await readTheme(WILLOW)).toEqual({ kind: "looks", theme: "Horizon", looks: { cornerRadius: "4" } });
  });

  it.each([
    ["a theme that tells nothing", { themes: { nodes: [{ name: "Odd", files: file({}) }] } }, "nothing"],
    ["a shop without a theme", { themes: { nodes: [] } }, "nothing"],
    ["a shop that does not let us look", { themes: null }, "denied"],
  ])("makes no guess for %s", async (_what, answer, kind) => {
    await answerAdmin(() => answer);
    expect(await readTheme(WILLOW)).toEqual({ kind });
  });

  it("knows a refusal of the whole query", async () => {
    const errors = [{ message: "Access denied for themes field.", extensions: { code: "ACCESS_DENIED" } }];
    await answerAdmin(() => Response.json({ errors }));
    expect(await readTheme(WILLOW)).toEqual({ kind: "denied" });
  });
});

it("starts a failed read again, once however often it is asked for", async () => {
  await restartRead(WILLOW, "catalog");
  await restartRead(WILLOW, "catalog");
  expect(await waitingJobs()).toEqual([{ name: "catalog.sync", payload: { shop: WILLOW } }]);
});
