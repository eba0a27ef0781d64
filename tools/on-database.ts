import pg from "pg";

/** Connects, runs `work`, disconnects. A server that goes away fails the query at hand, nothing more. */
export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  client.on("error", () => undefined); // the query under way rejects; between queries the next one does
  await client.connect();
  return work(client).finally(() => client.end());
}
