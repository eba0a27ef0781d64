import { readText } from "./read-text.ts";

/**
 * Reads a posted form (`application/x-www-form-urlencoded`).
 * @param limit most bytes the body may have; reading stops there
 * @returns null when the body is too long or no such form
 */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams | null> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const text = await readText(request, limit);
  return text === null ? null : new URLSearchParams(text);
}
