import { z } from "zod";

import { instant, keyText, optionalKeyText, optionalText } from "#app/lib/body-value.ts";
import { normalizeEmail } from "#app/lib/contact.ts";

import { type Cause, causeOf } from "./cause.ts";

/** What a help desk tells of a ticket. The e-mail only serves to find the order and goes no further. */
export interface HelpdeskBody {
  at: Date;
  ticket: string;
  order: string | null;
  email: string | null;
  cause: Cause | null;
}

/** Help desks number their tickets, or name them. */
const ticket = z.union([z.number().int().transform(String), keyText]).refine((value) => value !== "", "Required");

/** A list, or text as templates print it: `wismo, vip` or Zendesk's `wismo vip`. */
const tags = z
  .union([z.array(z.string().max(200)).max(100), z.string().max(4_000).transform(splitTags)])
  .nullish()
  .transform((value) => value ?? []);

const data = z.object({
  ticket,
  order: z.union([z.number().int().transform(String), optionalKeyText]),
  email: optionalText.transform((value) => normalizeEmail(value)),
  cause: z
    .string()
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
  tags,
});

function bodyOf<T extends string>(type: T) {
  return z
    .object({ type: z.literal(type), timestamp: instant, data })
    .transform(({ timestamp, data: { cause, tags, ...rest } }): HelpdeskBody => {
      return { at: timestamp, ...rest, cause: causeOf(cause, tags) };
    });
}

/** Somebody asked: a ticket was opened. */
export const contactOpenedBody = bodyOf("contact.opened");

/** Somebody at the desk, or its robot, said what the ticket is about. */
export const contactTaggedBody = bodyOf("contact.tagged");

function splitTags(text: string): string[] {
  return text.split(/[,;\n]/.test(text) ? /[,;\n]/ : /\s+/).filter((tag) => tag.trim() !== "");
}
