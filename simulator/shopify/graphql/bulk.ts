import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from "graphql";

import type { World } from "../../world.ts";
import { instant } from "../rest-values.ts";
import { type BulkOperation, gid } from "../store.ts";
import { toJsonLines } from "./bulk-lines.ts";
import { bulkOperationView } from "./bulk-view.ts";

/** Bulk queries that may run at once in one shop, and how deep and wide one may be. */
const MAX_RUNNING = 5;
const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;
/** How long an export takes, in milliseconds of real life at speed 1. */
const DURATION_MS = 2_000;

export type RunQuery = (document: DocumentNode) => Promise<{ data: unknown; failed: boolean }>;

/** The mutation `bulkOperationRunQuery`: starts an export whose end `bulk_operations/finish` tells. */
export function startBulkQuery(world: World, schema: GraphQLSchema, query: string, run: RunQuery) {
  const refusal = refuse(world, schema, query);
  if (refusal) return { bulkOperation: null, userErrors: [{ field: ["query"], ...refusal }] };
  const operation: BulkOperation = {
    gid: gid("BulkOperation", world.shop.nextId("BulkOperation")),
    query,
    status: "CREATED",
    errorCode: null,
    createdAt: world.now(),
    completedAt: null,
    objectCount: 0,
    rootObjectCount: 0,
    jsonl: null,
  };
  world.shop.bulkOperations.push(operation);
  setTimeout(() => void finish(world, operation, run), DURATION_MS / world.config.speed).unref();
  return { bulkOperation: bulkOperationView(world, operation), userErrors: [] };
}

async function finish(world: World, operation: BulkOperation, run: RunQuery): Promise<void> {
  const result = await run(parse(operation.query));
  const { lines, roots } = toJsonLines(result.data);
  operation.status = result.failed ? "FAILED" : "COMPLETED";
  operation.errorCode = result.failed ? "INTERNAL_SERVER_ERROR" : null;
  operation.completedAt = world.now();
  operation.objectCount = lines.length;
  operation.rootObjectCount = roots;
  operation.jsonl = lines.map((line) => `${line}\n`).join("");
  world.emit("bulk_operations/finish", {
    admin_graphql_api_id: operation.gid,
    completed_at: instant(operation.completedAt, world.shop.timezone),
    created_at: instant(operation.createdAt, world.shop.timezone),
    error_code: operation.errorCode?.toLowerCase() ?? null,
    status: operation.status.toLowerCase(),
    type: "query",
  });
}

function refuse(world: World, schema: GraphQLSchema, query: string): { message: string; code: string } | null {
  const running = world.shop.bulkOperations.filter((one) => one.completedAt === null);
  if (running.length >= MAX_RUNNING) {
    return { code: "OPERATION_IN_PROGRESS", message: "Too many bulk operations are running for this app and shop" };
  }
  try {
    const document = parse(query);
    const [error] = validate(schema, document);
    if (error) return { code: "INVALID", message: error.message };
    const { count, depth } = measure(schema, document);
    if (count === 0) return { code: "INVALID", message: "Bulk queries must contain at least one connection." };
    if (count > MAX_CONNECTIONS)
      return { code: "INVALID", message: "Bulk queries cannot contain more than 5 connections." };
    if (depth > MAX_DEPTH)
      return { code: "INVALID", message: "Bulk queries cannot nest connections deeper than 2 levels." };
    return null;
  } catch (error) {
    if (error instanceof GraphQLError) return { code: "INVALID", message: error.message };
    throw error;
  }
}

/** How many connections a query has, and how deep they are nested. */
function measure(schema: GraphQLSchema, document: DocumentNode): { count: number; depth: number } {
  const types = new TypeInfo(schema);
  let [count, depth, level] = [0, 0, 0];
  const isConnection = () => String(types.getType()).replace("!", "").endsWith("Connection");
  visit(
    document,
    visitWithTypeInfo(types, {
      enter(node) {
        if (node.kind !== Kind.FIELD || !isConnection()) return;
        count += 1;
        level += 1;
        depth = Math.max(depth, level);
      },
      leave(node) {
        if (node.kind === Kind.FIELD && isConnection()) level -= 1;
      },
    }),
  );
  return { count, depth };
}
