import { SHOWN } from "#app/recommendations/slate.ts";
import { writePick } from "#app/recommendations/write-pick.ts";
import { languageOf } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { onDatabase } from "./on-database.ts";
import { prepareShop } from "./prepare-shop.ts";
import { startStack } from "./stack.ts";
import { waitFor } from "./wait-for.ts";

/** So many orders are listed, spread evenly over those of the last weeks that have picks, no two of the same things. */
const ORDERS = 20;

interface Row {
  name: string;
  bought: string[];
  picks: {
    title: string;
    handle: string;
    priceMinor: number;
    currency: string;
    kind: string;
    becauseTitle: string | null;
    isNew: boolean;
  }[];
}

const READ = `
  select o.name,
         (select json_agg(line.title order by line.position) from "OrderLine" line
           where line."orderId" = o.id and line."currentQuantity" > 0) as bought,
         (select json_agg(json_build_object('title', p.title, 'handle', p.handle, 'priceMinor', p."priceMinor",
                   'currency', p.currency, 'kind', pick.kind, 'isNew', p."createdAt" > now() - interval '90 days',
                   'becauseTitle', because.title) order by pick.position)
            from "Pick" pick join "Product" p on p.shop = pick.shop and p.gid = pick."productGid"
            left join "Product" because on because.shop = pick.shop and because.gid = pick."becauseGid"
           where pick.shop = o.shop and pick."orderId" = o.id and pick.position < ${SHOWN}) as picks
    from "Order" o
   where o."cancelledAt" is null and exists (select from "Pick" pick where pick.shop = o.shop and pick."orderId" = o.id)
   order by o."placedAt" desc`;

/** Everything was learned from all orders, and all picks were made of it. */
const READY = `
  select exists (select from "SyncRun" learning, "SyncRun" orders
                  where learning.kind = 'learning' and learning.state = 'done' and orders.kind = 'backfill'
                    and learning."startedAt" >= orders."finishedAt")
     and exists (select from "Pick")
     and not exists (select from graphile_worker.jobs where task_identifier ~ '^(shop|picks|order)[.]') as ready`;

/** Prints what the demo shop shows with twenty of its orders, as Markdown, for a person to read. */
async function listPicks(): Promise<void> {
  const stack = await startStack({ report: (step) => console.error(step) });
  try {
    await prepareShop(stack, (step) => console.error(step));
    const rows = await onDatabase(stack.databaseUrl, async (client) => {
      await waitFor("picks", async () => (await client.query<{ ready: boolean }>(READY)).rows[0]?.ready, 240_000);
      return (await client.query<Row>(READ)).rows;
    });
    const others = withoutRepeats(rows);
    const step = Math.max(1, Math.floor(others.length / ORDERS));
    console.log("| order | bought | shown with it |\n| ---: | --- | --- |");
    for (const row of others.filter((_, index) => index % step === 0).slice(0, ORDERS)) console.log(lineOf(row));
    console.error(summary(rows));
  } finally {
    await stack.stop();
  }
}

/** The first of every list of bought things. */
function withoutRepeats(rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ bought }) => {
    const list = bought.toSorted().join("|");
    return !seen.has(list) && seen.add(list);
  });
}

function lineOf({ name, bought, picks }: Row): string {
  const words = wordsIn(languageOf("en"));
  const shown = picks.map((pick) => {
    const { title, price, because } = writePick({ ...pick, imageUrl: null, imageAlt: null }, words);
    return `**${title}**, ${price}: ${because ?? ""} (\`${pick.kind}\`)`;
  });
  return `| ${name} | ${bought.join("<br>")} | ${shown.join("<br>")} |`;
}

/** How often each kind is shown. */
function summary(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of rows.flatMap((row) => row.picks)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return `${rows.length} orders: ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(", ")}`;
}

await listPicks();
