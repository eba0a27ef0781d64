import { Readable } from "node:stream";

import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";

import { promiseFilterSchema } from "#app/analytics/promises/promise-filter.ts";
import { exportPromises } from "#app/analytics/promises/promises-csv.server.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";

/** What was told as a file, as it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const filter = promiseFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const lines = Readable.from(exportPromises(shop, filter, new Date()), { objectMode: false, highWaterMark: 1 });
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="promises.csv"',
      "Cache-Control": "no-store",
    },
  });
}
