import { composeDrafts } from "#app/notifications/content/compose.server.ts";
import type { ClaimedMessage } from "#app/notifications/outbox/claim.server.ts";
import type { Draft } from "#app/providers/provider.ts";

/** One message put into words. @throws Error when it cannot be */
export async function composeDraft(message: ClaimedMessage): Promise<Draft> {
  const [draft] = await composeDrafts([message]);
  if (draft === undefined || draft instanceof Error) throw draft ?? new Error("Nothing was composed");
  return draft;
}
