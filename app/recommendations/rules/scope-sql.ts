import { Prisma } from "@prisma/client";

import type { Scope } from "./rule.ts";

/** SQL: is the row of `Product` of this name in the scope? The same answer as `isIn` gives. */
export function scopeSql({ by, values }: Scope, table: "product" | "bought"): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${table}."${name}"`);
  const folded = values.map((value) => value.trim().toLowerCase());
  switch (by) {
    case "any":
      return Prisma.sql`true`;
    case "product":
      return Prisma.sql`${column("gid")} = any(${values})`;
    case "collection":
      return Prisma.sql`${column("collectionGids")} && ${values}`;
    case "type":
      return Prisma.sql`lower(trim(${column("productType")})) = any(${folded})`;
    case "tag":
      return Prisma.sql`exists (select from unnest(${column("tags")}) tag where lower(trim(tag)) = any(${folded}))`;
  }
}
