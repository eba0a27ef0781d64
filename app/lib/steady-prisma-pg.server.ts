import { PrismaPg } from "@prisma/adapter-pg";
import type { PoolClient } from "pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Prisma's adapter, but a transaction whose connection breaks gives its place in the pool back. Prisma hands
 * a connection back only once COMMIT or ROLLBACK has succeeded: one that broke stays taken for ever, and
 * after as many breaks as the pool has places nobody gets a connection any more.
 */
export class SteadyPrismaPg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => handBackWhenBroken(await start(isolationLevel));
    return adapter;
  }
}

function handBackWhenBroken(transaction: Transaction): Transaction {
  const { client } = transaction as unknown as { client: PoolClient };
  const execute = transaction.executeRaw.bind(transaction);
  transaction.executeRaw = async (query) => {
    try {
      return await execute(query);
    } catch (error) {
      if (query.sql !== "COMMIT" && query.sql !== "ROLLBACK") throw error;
      client.release(true); // the pool forgets it
      transaction.rollback = () => Promise.resolve();
      // A transaction without a connection is rolled back.
      if (query.sql === "ROLLBACK") return 0;
      throw error;
    }
  };
  return transaction;
}
