import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";

/** Catalogue types that adapter-pg 6.19 cannot read, and the plain types they are read as. */
const CATALOGUE_TYPES = new Map([
  [19, 25], // name → text
  [18, 1042], // "char" → bpchar
  [1003, 1009], // name[] → text[]
]);

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
interface Result {
  fields: { dataTypeID: number }[];
}
interface Readable {
  /** A script of several statements answers with a list. */
  performIO(query: unknown): Promise<Result | Result[]>;
}

function readCatalogueTypes(adapter: Adapter): Adapter {
  const readable = adapter as unknown as Readable;
  const performIO = readable.performIO.bind(adapter);
  readable.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of [result].flat().flatMap(({ fields }) => fields)) {
      field.dataTypeID = CATALOGUE_TYPES.get(field.dataTypeID) ?? field.dataTypeID;
    }
    return result;
  };
  return adapter;
}

/** Discrete fields on purpose: given a connection string, the shadow database would be the real one. */
function poolConfig(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? (hostname || "localhost");
  return {
    host,
    port: Number(port || 5432),
    user: decodeURIComponent(username) || "postgres",
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)) || "postgres",
    max: 2,
    idleTimeoutMillis: 100, // the CLI ends only when its last idle connection has closed (10 s by default)
    ssl: searchParams.get("sslmode") === "require" ? { rejectUnauthorized: false } : false,
  };
}

/** The adapter for Prisma's WASM schema engine: migrations without downloading anything. */
export function schemaEngineAdapter(url: string) {
  const config = poolConfig(url);
  const factory = new PrismaPg(config);
  const connect = factory.connect.bind(factory);
  factory.connect = async () => readCatalogueTypes(await connect());
  factory.connectToShadowDb = () => connectToShadow(config);
  return factory;
}

/** The stock factory fails to drop its shadow while sessions linger, so it is made and dropped here. */
async function connectToShadow(config: pg.PoolConfig): Promise<Adapter> {
  const database = `shadow_${process.pid}_${Date.now()}`;
  const runOnServer = async (sql: string) => {
    const client = new pg.Client({ ...config, database: "postgres" });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await runOnServer(`create database "${database}"`);
  const adapter = readCatalogueTypes(await new PrismaPg({ ...config, database }).connect());
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await runOnServer(`drop database if exists "${database}" with (force)`);
  };
  return adapter;
}
