import { type Agent, type IncomingHttpHeaders, request, type RequestOptions } from "node:http";

export interface Called {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One HTTP call over the agent's open connections. */
export function call(url: string, agent: Agent, options: RequestOptions = {}, body?: string): Promise<Called> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.once("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) });
      });
      answer.once("error", reject);
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
