import type { IncomingMessage } from "node:http";

import { smallWorld, tellBlocks } from "#simulator/storefront/small-world.ts";
import { startStorefront } from "#simulator/storefront/server.ts";
import type { Face } from "#app/tracking-page/face.ts";
import { orderHtml } from "#app/tracking-page/order-html.ts";
import { liquidPage } from "#app/tracking-page/page-html.ts";
import type { OrderStory } from "#app/tracking-page/story.ts";
import { languageOfOrder, viewOrder } from "#app/tracking-page/view.ts";
import { listen } from "#tests/support/http.ts";

import { FRAGMENT, LIQUID } from "./faces.ts";
import { NOW } from "./stories.ts";

export interface Stage {
  /** The storefront's address. */
  url: string;
  /** The order's own page, by the name of its state. */
  pageOf(state: string): string;
  stop(): Promise<void>;
}

/**
 * The simulator's storefront with its theme, in front of an app that knows these orders and nothing else: what
 * the look-up form asks for, and what the order's link opens, is the order of that name.
 */
export async function startStage(orders: Record<string, OrderStory>): Promise<Stage> {
  const names = Object.keys(orders);
  const tokenOf = (name: string) => `state-${String(names.indexOf(name)).padStart(20, "0")}`;
  const draw = (name: string, face: Face, wish: string | null): string => {
    const story = orders[name];
    if (!story) throw new Error(`No order ${name}`);
    const own = { ...face, ownPath: `/apps/track/t/${tokenOf(name)}` };
    const html = orderHtml(viewOrder(story, NOW, languageOfOrder(story, [wish])), own);
    return face.kind === "liquid" ? liquidPage(html, face.look) : html.text;
  };

  const app = await listen((request, response) => {
    void answer(request).then(({ name, face, wish }) => {
      const known = names.includes(name);
      const type = face.kind === "liquid" ? "application/liquid" : "text/html; charset=utf-8";
      response.writeHead(known ? 200 : 404, { "Content-Type": type });
      response.end(known ? draw(name, face, wish) : "");
    });
  });
  const answer = async (request: IncomingMessage) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://app.invalid");
    const form = new URLSearchParams(request.method === "POST" ? await readBody(request) : "");
    const token = pathname.split("/").at(-1);
    const face = searchParams.has("view") ? FRAGMENT : LIQUID;
    const name = form.get("order") ?? names.find((one) => tokenOf(one) === token) ?? "";
    return { name, face, wish: request.headers["accept-language"] ?? null };
  };

  const world = smallWorld({ appUrl: app.url });
  tellBlocks(world);
  const storefront = await startStorefront(world, 0);
  return {
    url: storefront.url,
    pageOf: (state) => `${storefront.url}/apps/track/t/${tokenOf(state)}`,
    async stop() {
      await storefront.close();
      await app.close();
    },
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
