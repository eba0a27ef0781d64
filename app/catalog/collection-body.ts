import { z } from "zod";

import { instant, textOrBlank } from "#app/lib/body-value.ts";
import { gid, shopifyId } from "#app/lib/shopify-id.ts";

/** Body of `collections/create` and `collections/update`, API version 2026-07. */
export const collectionBody = z
  .object({
    id: shopifyId,
    admin_graphql_api_id: z.string().nullish(),
    handle: textOrBlank,
    title: textOrBlank,
    updated_at: instant,
  })
  .transform(({ id, admin_graphql_api_id: exact, handle, title, updated_at: sourceUpdatedAt }) => {
    return { gid: exact ?? gid("Collection", id), handle, title, sourceUpdatedAt };
  });
export type CollectionBody = z.infer<typeof collectionBody>;

/** Body of `collections/delete`. */
export const collectionDeletedBody = z
  .object({ id: shopifyId, admin_graphql_api_id: z.string().nullish() })
  .transform(({ id, admin_graphql_api_id: exact }) => ({ gid: exact ?? gid("Collection", id) }));
export type CollectionDeletedBody = z.infer<typeof collectionDeletedBody>;
