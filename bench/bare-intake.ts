import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import pg from "pg";

/** The least that could take a webhook: HMAC and one insert a request, no job, no deduplication. */
export async function startBareIntake(databaseUrl: string, secret: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  await pool.query("create table if not exists bare_intake (id bigserial primary key, webhook_id text, body bytea)");
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const given = Buffer.from(String(request.headers["x-shopify-hmac-sha256"]), "base64");
      const expected = createHmac("sha256", secret).update(body).digest();
      const isSigned = given.length === expected.length && timingSafeEqual(given, expected);
      const webhookId = request.headers["x-shopify-webhook-id"];
      const stored = isSigned
        ? pool.query("insert into bare_intake (webhook_id, body) values ($1, $2)", [webhookId, body]).then(() => 200)
        : Promise.resolve(401);
      stored.then(
        (status) => response.writeHead(status).end(),
        () => response.writeHead(503).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
    },
  };
}
