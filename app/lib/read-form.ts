/**
 * Reads a posted form (`application/x-www-form-urlencoded`).
 * @param limit most bytes the body may have; reading stops there
 * @returns null when the body is too long or no such form
 */
export async function readForm(request: Request, limit: number): Promise<URLSearchParams | null> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type) || request.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    size += part.value.byteLength;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
