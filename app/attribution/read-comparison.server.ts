import { Prisma } from "@prisma/client";

import { sql } from "#app/sql.server.ts";

import type { PickTerms } from "./find-terms.server.ts";
import { COMING_BACK as COMING_BACK_TEXT } from "./kept-lines.ts";
import type { Comparison } from "./lift.ts";
import type { OutcomeGroup } from "./outcomes.ts";

interface Row {
  since: Date | null;
  recent: number;
  groups: (OutcomeGroup & { isHeldOut: boolean })[] | null;
}

const COMING_BACK = Prisma.raw(COMING_BACK_TEXT);
const WEEK = 7 * 86_400_000;
/** Over which it is counted how many people come anew. */
const RECENT_WEEKS = 4;

/**
 * Everybody who belongs to the comparison, by what their later orders came to: who was first heard of under the present
 * share. When the share changes, the comparison begins anew: people who were shown picks and then held out belong to
 * neither side, and shares of different seasons must not be mixed.
 *
 * An order counts from the moment picks were first due until the window ends, whatever is in it and wherever it came
 * from, at what is left of it: without cancelled ones, refunds, and what is on its way back.
 */
export async function readComparison(shop: string, terms: PickTerms, now: Date): Promise<Comparison> {
  const { holdOutPercent: percent, comparedSince, windowDays, currency } = terms;
  const recently = new Date(now.getTime() - RECENT_WEEKS * WEEK);
  const [row] = await sql.$queryRaw<Row[]>`
    with person as (
      select "personIndex", bool_or("isHeldOut") as "isHeldOut", min("dueAt") as "dueAt"
        from "PickTrial" where shop = ${shop}
       group by 1 having bool_and(percent = ${percent}::int) and min("dueAt") is not null
                      and min("assignedAt") > coalesce(${comparedSince}::timestamptz, '-infinity')),
    later as (
      select person."personIndex", sum(greatest(0, round(
               bought."totalMinor" * (1 - ${COMING_BACK})) - bought."refundedMinor")) as minor
        from person
        join "PickTrial" own on own.shop = ${shop} and own."personIndex" = person."personIndex"
        join "Order" bought on bought.id = own."orderId"
       where bought.shop = ${shop} and bought."cancelledAt" is null and bought.currency = ${currency}
         and bought."placedAt" > person."dueAt"
         and bought."placedAt" <= person."dueAt" + make_interval(days => ${windowDays}::int)
       group by 1),
    outcome as (
      select person."isHeldOut", coalesce(later.minor, 0) as minor from person left join later using ("personIndex"))
    select (select min("dueAt") from person) as since,
           (select count(*) from person where "dueAt" > ${recently})::int as recent,
           (select json_agg(item) from (
              select "isHeldOut", minor::float8, count(*)::int as people from outcome group by 1, 2) item) as groups`;
  const { since = null, recent = 0, groups = null } = row ?? {};
  const weeks = since === null ? 1 : Math.min(RECENT_WEEKS, Math.max((now.getTime() - since.getTime()) / WEEK, 1));
  const side = (isHeldOut: boolean) => (groups ?? []).filter((group) => group.isHeldOut === isHeldOut);
  return {
    since: since ?? now,
    ...{ percent, windowDays },
    peoplePerWeek: recent / weeks,
    ...{ shown: side(false), heldOut: side(true) },
  };
}
