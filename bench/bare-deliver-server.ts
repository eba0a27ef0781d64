import { createServer } from "node:http";

import { Client } from "@sendgrid/client";
import { MailService } from "@sendgrid/mail";
import pg from "pg";

// The least that could empty an outbox: claim fifty, send them, one update. Nothing is composed, no gate, no receipt;
// the mail is the app's own, ready-made. Same database, same library of the provider; started by `deliver.ts`.
const BATCH = 50;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const client = new Client();
client.setApiKey("SG.bare");
client.setDefaultRequest("baseUrl", process.env.PROVIDER_URL ?? "");
const mail = new MailService();
mail.setClient(client);

interface Newest {
  subject: string;
  content: { type: string; value: string }[];
}

async function drain(): Promise<number> {
  const newest = (await (await fetch(`${process.env.PROVIDER_URL}newest`)).json()) as Newest;
  const [text = "", html = ""] = newest.content.map(({ value }) => value);
  const message = { from: "orders@willow.example", to: "ana@example.com", subject: newest.subject, text, html };
  let sent = 0;
  for (;;) {
    const { rows } = await pool.query<{ id: string }>(
      `update bare_outbox set state = 'sending' where id in
         (select id from bare_outbox where state = 'pending' order by run_at limit ${BATCH} for update skip locked)
       returning id`,
    );
    if (rows.length === 0) return sent;
    await Promise.all(rows.map(({ id }) => mail.send({ ...message, customArgs: { n: id } })));
    await pool.query("update bare_outbox set state = 'accepted', accepted_at = now() where id = any($1)", [
      rows.map(({ id }) => id),
    ]);
    sent += rows.length;
  }
}

/** Any request lets it run once; the answer is how many it sent, and in how many milliseconds. */
const server = createServer((_request, response) => {
  const startedAt = performance.now();
  drain().then(
    (sent) => response.end(JSON.stringify({ sent, ms: performance.now() - startedAt })),
    (error: unknown) => response.writeHead(500).end(String(error)),
  );
});
server.requestTimeout = 0;
server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
