import type { LoaderFunctionArgs } from "@remix-run/node";
import { z } from "zod";

import { findScoreCells } from "#app/analytics/estimates/find-cells.server.ts";
import { scoreCsv } from "#app/analytics/estimates/score-csv.ts";
import { MOMENTS } from "#app/estimates/moment.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";

const days = z.enum(["28", "90", "365"]).catch("90").transform(Number);

/** The score-card of all moments as a file: a line for each week, lane and carrier. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const period = days.parse(new URL(request.url).searchParams.get("days"));
  const cells = await findScoreCells(shop, { days: period, moments: MOMENTS }, new Date());
  return new Response(scoreCsv(cells), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="delivery-dates.csv"',
      "Cache-Control": "no-store",
    },
  });
}
