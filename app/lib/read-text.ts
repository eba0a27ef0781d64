/**
 * Reads a posted body as text.
 * @param limit most bytes it may have; reading stops there
 * @returns null when there is none, or more than that
 */
export async function readText(request: Request, limit: number): Promise<string | null> {
  if (request.body === null) return null;
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
  return Buffer.concat(chunks).toString("utf8");
}
