import type { SyncRun } from "@prisma/client";

import { db } from "#app/db.server.ts";

/** What takes long and is shown with its progress. `detail` holds the id of what it waits for, or is about. */
export type RunKind = "catalog" | "learning" | "estimates" | "replay";

/** Notes that something long has begun: running, nothing done, its size unknown. */
export function startRun(shop: string, kind: RunKind, detail: string | null = null): Promise<SyncRun> {
  return db.syncRun.create({ data: { shop, kind, detail } });
}

/** The newest run of a kind, of one operation when `detail` names it. */
export function findRun(shop: string, kind: RunKind, detail?: string): Promise<SyncRun | null> {
  const where = { shop, kind, ...(detail === undefined ? {} : { detail }) };
  return db.syncRun.findFirst({ where, orderBy: { startedAt: "desc" } });
}

/** Notes how far it has come. @param total null while the size is unknown */
export async function reportProgress(run: SyncRun, done: number, total: number | null): Promise<void> {
  await db.syncRun.update({
    where: { id: run.id },
    data: { state: "running", done, total, error: null, finishedAt: null },
  });
}

/** Notes that it has ended well. @param done how much it was in all */
export async function finishRun(run: SyncRun, done: number): Promise<void> {
  const data = { state: "done", done, total: done, error: null, finishedAt: new Date() };
  await db.syncRun.update({ where: { id: run.id }, data });
}

/** @param error a code or a message without personal data, for the merchant and for the log */
export async function failRun(run: SyncRun, error: string): Promise<void> {
  await db.syncRun.update({ where: { id: run.id }, data: { state: "failed", error, finishedAt: new Date() } });
}
