import type { Stage } from "./emit-order.ts";
import type { Collection } from "./product.ts";
import { instant, numeric } from "./rest-values.ts";

export interface CollectionChange {
  title?: string;
  /** Handles of the products it holds from now on. */
  products?: string[];
}

/** The merchant edits a collection: `collections/update`, and nothing of the products that come in or go. */
export function changeCollection(stage: Stage, handle: string, change: CollectionChange): Collection {
  const collection = needCollection(stage, handle);
  if (change.title !== undefined) collection.title = change.title;
  for (const product of change.products ? stage.shop.products : []) {
    const others = product.collections.filter((one) => one !== handle);
    product.collections = change.products?.includes(product.handle) ? [...others, handle] : others;
  }
  collection.updatedAt = stage.now();
  stage.emit("collections/update", () => restCollection(stage, collection));
  return collection;
}

/** The merchant deletes a collection: `collections/delete` with little more than its id. */
export function deleteCollection(stage: Stage, handle: string): void {
  const { gid, id } = needCollection(stage, handle);
  stage.shop.collections = stage.shop.collections.filter((one) => one.handle !== handle);
  for (const product of stage.shop.products) product.collections = product.collections.filter((one) => one !== handle);
  stage.emit("collections/delete", { id: numeric(id), published_scope: "web", admin_graphql_api_id: gid });
}

function restCollection({ shop, now }: Stage, collection: Collection) {
  const updatedAt = instant(collection.updatedAt ?? now(), shop.timezone);
  return {
    id: numeric(collection.id),
    handle: collection.handle,
    title: collection.title,
    updated_at: updatedAt,
    body_html: collection.descriptionHtml,
    published_at: updatedAt,
    sort_order: "manual",
    template_suffix: null,
    published_scope: "web",
    admin_graphql_api_id: collection.gid,
  };
}

function needCollection({ shop }: Stage, handle: string): Collection {
  const collection = shop.collections.find((one) => one.handle === handle);
  if (!collection) throw new Error(`No collection ${handle}`);
  return collection;
}
