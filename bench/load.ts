import { createHmac, randomUUID } from "node:crypto";
import { Agent, request } from "node:http";

export interface Load {
  url: string;
  secret: string;
  connections: number;
  seconds: number;
}

// About the size of a small order's webhook.
const PADDING = "x".repeat(3_600);

/** Posts signed webhooks as fast as the answers come, over so many connections, for so long. */
export async function pressLoad({ url, secret, connections, seconds }: Load): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  const endsAt = performance.now() + seconds * 1_000;
  const caller = async () => {
    while (performance.now() < endsAt) {
      const startedAt = performance.now();
      const status = await post(url, secret, agent);
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  agent.destroy();
  return times;
}

function post(url: string, secret: string, agent: Agent): Promise<number> {
  const id = randomUUID();
  const body = JSON.stringify({ id, note: PADDING });
  const headers = {
    "X-Shopify-Topic": "bench/none",
    "X-Shopify-Shop-Domain": "willow.myshopify.com",
    "X-Shopify-Webhook-Id": id,
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(body).digest("base64"),
    "Content-Length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const call = request(url, { method: "POST", agent, headers }, (answer) => {
      answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
    });
    call.once("error", reject);
    call.end(body);
  });
}
