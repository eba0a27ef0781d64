import { z } from "zod";

import { queryAdmin } from "#app/admin-api.server.ts";
import { instant } from "#app/lib/body-value.ts";

import { BULK_OPERATION } from "./products.graphql.ts";

const count = z.union([z.string(), z.number()]).transform(Number);

const operation = z.object({
  id: z.string(),
  status: z.enum(["CREATED", "RUNNING", "COMPLETED", "CANCELING", "CANCELED", "FAILED", "EXPIRED"]),
  errorCode: z.string().nullable(),
  createdAt: instant,
  objectCount: count,
  rootObjectCount: count,
  /** Null until it has completed, and when it found nothing. */
  url: z.string().nullable(),
  query: z.string(),
});
export type BulkOperation = z.infer<typeof operation>;

const answerSchema = z.object({ bulkOperation: operation.nullable() });

export async function readOperation(shop: string, operationGid: string): Promise<BulkOperation | null> {
  const answer = await queryAdmin(shop, BULK_OPERATION, { id: operationGid }, answerSchema);
  return answer.bulkOperation;
}
