import type { z } from "zod";

/**
 * Reads a posted form by its schema.
 * @throws Response 400 when it does not fit: our own pages never send such a form
 */
export async function requireForm<T extends z.ZodType>(request: Request, schema: T): Promise<z.output<T>> {
  const form = await request.formData();
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (!parsed.success) throw new Response("The form could not be read", { status: 400 });
  return parsed.data;
}
