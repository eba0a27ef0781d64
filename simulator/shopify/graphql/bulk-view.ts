import type { World } from "../../world.ts";
import { type BulkOperation, idOf } from "../store.ts";
import type { View } from "./connection.ts";

export function bulkOperationView(world: World, operation: BulkOperation): View {
  const size = operation.jsonl === null ? null : String(Buffer.byteLength(operation.jsonl));
  const done = operation.status === "COMPLETED" && operation.objectCount > 0;
  return {
    __typename: "BulkOperation",
    id: operation.gid,
    type: "QUERY",
    status: operation.status,
    errorCode: operation.errorCode,
    query: operation.query,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: size,
    url: done ? `${world.config.worldUrl}/bulk/${idOf(operation.gid)}.jsonl` : null,
    partialDataUrl: null,
  };
}
