import { Readable } from "node:stream";

import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";

import { exportLog } from "#app/notifications/log/export-log.server.ts";
import { logFilterSchema } from "#app/notifications/log/log-filter.ts";
import { enterAdmin } from "#app/shops/enter-admin.server.ts";

/** The log as a file, as it is read. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const filter = logFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const lines = Readable.from(exportLog(shop, { ...filter, after: "" }, new Date()), {
    objectMode: false,
    highWaterMark: 1,
  });
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="messages.csv"',
      "Cache-Control": "no-store",
    },
  });
}
