import type { IncomingMessage } from "node:http";

/** Why a body was not taken, as the HTTP status to answer with. */
export type BodyRefusal = 400 | 408 | 413 | 415;

const READ_TIMEOUT_MS = 4_000;

/**
 * Reads at most `limit` bytes, unchanged. A longer body is refused as soon as it shows, a sender that
 * drips bytes after four seconds.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | BodyRefusal> {
  const encoding = request.headers["content-encoding"];
  if (encoding && encoding !== "identity") return Promise.resolve(415);
  if (Number(request.headers["content-length"] ?? 0) > limit) return Promise.resolve(413);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (result: Buffer | BodyRefusal) => {
      clearTimeout(timer);
      request.off("data", take).off("end", finish).off("error", fail).off("aborted", fail);
      resolve(result);
    };
    const take = (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) settle(413);
      else chunks.push(chunk);
    };
    const finish = () => settle(Buffer.concat(chunks));
    const fail = () => settle(400);
    const timer = setTimeout(() => settle(408), READ_TIMEOUT_MS);
    request.on("data", take).on("end", finish).on("error", fail).on("aborted", fail);
  });
}
