import { Prisma } from "@prisma/client";
import { z } from "zod";

import { Unreadable } from "./unreadable.ts";

/** Too long, out of range, not convertible. https://www.prisma.io/docs/orm/reference/error-reference */
const UNSTORABLE = new Set(["P2000", "P2007", "P2020", "P2023", "P2033"]);

/**
 * Says what is wrong with a content that no further try will make readable; null when the world is to blame.
 * Names the fields and rules, never the values: the merchant sees it, and so may the log.
 */
export function describeUnreadable(error: unknown): string | null {
  if (error instanceof Unreadable) return error.message;
  if (isUnstorable(error)) return "The body holds a value that cannot be stored";
  if (!(error instanceof z.ZodError)) return null;
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
    .join("; ");
}

/** Classes 22 and 54 of PostgreSQL: data of the wrong kind, and limits exceeded. */
function isUnstorable(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  return UNSTORABLE.has(error.code) || /^(22|54)/.test(String(error.meta?.code));
}
