import { type Db, db, pool } from "#app/db.server.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import type { Locale } from "#app/words/locale.ts";

import { checkSlots, type SlotError } from "./check-slots.ts";
import { slotsOf } from "./render-slots.ts";
import { type Slots, slotsSchema } from "./template-slots.ts";

/** Which of a shop's messages words are for. Every language has words of its own. */
export interface TemplateKey {
  kind: MessageKind;
  channel: Channel;
  locale: Locale;
}

export interface StoredTemplate {
  version: number;
  slots: Slots;
  savedAt: Date;
  /** The staff member's id in Shopify, if the session knew it. */
  savedBy: string | null;
}

export type SaveOutcome = { saved: true; version: number } | { saved: false; errors: SlotError[] };

const COLUMNS = { version: true, slots: true, savedAt: true, savedBy: true } as const;
const VERSIONS_SHOWN = 50;

/** The merchant's current words; null when there never were any. Empty slots are ours. */
export async function findTemplate(shop: string, key: TemplateKey): Promise<StoredTemplate | null> {
  const row = await db.messageTemplate.findFirst({
    where: { shop, ...key },
    orderBy: { version: "desc" },
    select: COLUMNS,
  });
  return row && readRow(row);
}

/** Every message of the shop that has words of its own now. */
export async function listTemplates(shop: string): Promise<(TemplateKey & StoredTemplate)[]> {
  const rows = await db.messageTemplate.findMany({
    where: { shop },
    distinct: ["kind", "channel", "locale"],
    orderBy: [{ kind: "asc" }, { channel: "asc" }, { locale: "asc" }, { version: "desc" }],
    select: { ...COLUMNS, kind: true, channel: true, locale: true },
  });
  return rows
    .map((row) => ({
      ...readRow(row),
      ...({ kind: row.kind, channel: row.channel, locale: row.locale } as TemplateKey),
    }))
    .filter(({ slots, channel }) => slotsOf(channel).some((slot) => slots[slot].trim() !== ""));
}

/** The newest versions first. */
export async function listVersions(shop: string, key: TemplateKey): Promise<StoredTemplate[]> {
  const rows = await db.messageTemplate.findMany({
    where: { shop, ...key },
    orderBy: { version: "desc" },
    take: VERSIONS_SHOWN,
    select: COLUMNS,
  });
  return rows.map(readRow);
}

/**
 * Stores the merchant's words as a new version, which counts from now on; older ones are kept. All slots empty goes
 * back to ours. Words with errors are not stored.
 */
export async function saveTemplate(
  shop: string,
  key: TemplateKey,
  slots: Slots,
  savedBy: string | null,
  client: Db = db,
): Promise<SaveOutcome> {
  const errors = checkSlots(slots, key);
  if (errors.length > 0) return { saved: false, errors };
  const own = slotsSchema.parse(Object.fromEntries(slotsOf(key.channel).map((slot) => [slot, slots[slot]])));
  return { saved: true, version: await append(client, shop, key, own, savedBy) };
}

/**
 * Brings an older version back, as a new one. What was fine then may not be now, so it is checked again.
 * @throws Error when there is no such version
 */
export async function restoreVersion(
  shop: string,
  key: TemplateKey,
  version: number,
  savedBy: string | null,
): Promise<SaveOutcome> {
  const row = await db.messageTemplate.findFirst({ where: { shop, ...key, version }, select: COLUMNS });
  if (!row) throw new Error(`No version ${version} of these words`);
  return saveTemplate(shop, key, readRow(row).slots, savedBy);
}

/** Two who save in the same moment get a version each. */
async function append(
  client: Db,
  shop: string,
  key: TemplateKey,
  slots: Slots,
  savedBy: string | null,
): Promise<number> {
  const last = await client.messageTemplate.aggregate({ where: { shop, ...key }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  const { count } = await client.messageTemplate.createMany({
    data: [{ shop, ...key, version, slots, savedBy }],
    skipDuplicates: true,
  });
  return count > 0 ? version : append(client, shop, key, slots, savedBy);
}

const CURRENT = `
  select distinct on (template.shop, template.kind, template.channel, template.locale)
         template.shop, template.kind, template.channel, template.locale, template.version, template.slots,
         template."savedAt", template."savedBy"
    from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as wanted(shop, kind, channel, locale)
    join "MessageTemplate" template using (shop, kind, channel, locale)
   order by template.shop, template.kind, template.channel, template.locale, template.version desc`;

/** The current words of many messages at once, by {@link templateName}; those without are missing. */
export async function findTemplates(
  wanted: readonly (TemplateKey & { shop: string })[],
): Promise<Map<string, StoredTemplate>> {
  const unique = [...new Map(wanted.map((one) => [templateName(one.shop, one), one])).values()];
  const values = (["shop", "kind", "channel", "locale"] as const).map((column) => unique.map((one) => one[column]));
  const { rows } = await pool.query<TemplateKey & StoredTemplate & { shop: string }>({
    ...{ name: "find-templates", text: CURRENT, values },
  });
  return new Map(rows.map((row) => [templateName(row.shop, row), readRow(row)]));
}

/** Notes of messages that are about to leave which version of the merchant's words they carry. */
export async function recordVersions(carried: readonly { shop: string; id: string; version: number }[]): Promise<void> {
  if (carried.length === 0) return;
  await db.$executeRaw`
    update "Message" message set "templateVersion" = carried.version
      from unnest(${carried.map(({ shop }) => shop)}::text[], ${carried.map(({ id }) => id)}::uuid[],
                  ${carried.map(({ version }) => version)}::int[]) as carried(shop, id, version)
     where message.shop = carried.shop and message.id = carried.id`;
}

export function templateName(shop: string, { kind, channel, locale }: TemplateKey): string {
  return `${shop}|${kind}|${channel}|${locale}`;
}

function readRow({
  version,
  slots,
  savedAt,
  savedBy,
}: Omit<StoredTemplate, "slots"> & { slots: unknown }): StoredTemplate {
  const parsed = slotsSchema.safeParse(slots);
  return { version, savedAt, savedBy, slots: parsed.success ? parsed.data : slotsSchema.parse({}) };
}
