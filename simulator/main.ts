import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { pathToFileURL } from "node:url";

import express from "express";

import { pretendAccounts } from "./accounts.ts";
import { startAdminFrame } from "./admin/server.ts";
import { consoleRouter } from "./console/router.ts";
import { controlRouter } from "./control/router.ts";
import { galleryRouter } from "./gallery/router.ts";
import { helpdeskRouter } from "./helpdesk/router.ts";
import { providersOf } from "./providers/providers.ts";
import { providerRouter } from "./providers/router.ts";
import { readAppToml } from "./shopify/app-toml.ts";
import { noFaults } from "./shopify/faults.ts";
import { shopifyRouter } from "./shopify/router.ts";
import { createSender } from "./shopify/webhooks.ts";
import { startStorefront } from "./storefront/server.ts";
import { teamRouter } from "./team/router.ts";
import { startTunnel } from "./tunnel/server.ts";
import { emptyShop, openWillow } from "./willow/open-willow.ts";
import { pictureRouter } from "./willow/pictures/router.ts";
import type { World, WorldConfig } from "./world.ts";

/** A carrier's day passes in a minute and a half. */
const DEMO_SPEED = 1_000;

export interface SimulatorOptions {
  /** Ports of this machine; 0 (or nothing) takes any free one. */
  worldPort?: number;
  storefrontPort?: number;
  adminPort?: number;
  tunnelPort?: number;
  /** Where the app itself listens; the tunnel forwards to it. */
  appTarget: string;
  speed?: number;
  seed?: number;
  orders?: number;
  /** Every message the providers accepted is written there, one JSON object a line. */
  ledgerFile?: string;
  /** The app's own description: topics, scopes. */
  appToml?: string;
}

export interface Simulator {
  world: World;
  stop(): Promise<void>;
}

/** Opens the pretend outside world: Shopify with the shop Willow, carriers, SendGrid, Twilio, and a tunnel to the app. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const subscriptions = readAppToml(options.appToml ?? "shopify.app.toml");
  const app = express();
  app.disable("x-powered-by");
  const server = await listen(createServer(app), options.worldPort ?? 0);
  const stops = [() => close(server)];
  try {
    const config: WorldConfig = {
      ...pretendAccounts(),
      worldUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      appUrl: options.appTarget,
      storefrontUrl: "",
      adminUrl: "",
      speed: options.speed ?? DEMO_SPEED,
    };
    const base = { now: () => new Date(), config, shop: emptyShop(), webhooks: [], faults: noFaults() };
    const sender = createSender(base, subscriptions);
    stops.unshift(() => sender.stop());
    const world: World = { ...base, emit: sender.emit };
    const tunnel = await startTunnel(world, options.tunnelPort ?? 0, options.appTarget);
    stops.unshift(() => tunnel.close());
    config.appUrl = tunnel.url;
    const storefront = await startStorefront(world, options.storefrontPort ?? 0);
    stops.unshift(() => storefront.close());
    config.storefrontUrl = storefront.url;
    world.shop.primaryDomain = new URL(storefront.url).host;
    const frame = await startAdminFrame(world, options.adminPort ?? 0);
    stops.unshift(() => frame.close());
    config.adminUrl = frame.url;
    const { seed, orders } = options;
    const traits = openWillow(world.shop, config, {
      anchor: world.now(),
      ...(seed === undefined ? {} : { seed }),
      ...(orders === undefined ? {} : { orders }),
    });
    const { ledgerFile } = options;
    const providers = providersOf(world, ledgerFile);
    stops.unshift(() => Promise.resolve(providers.timers.stop()));
    app.use(shopifyRouter(world, subscriptions.scopes), controlRouter(world), pictureRouter(traits));
    app.use(
      providerRouter(world, ledgerFile === undefined ? {} : { ledgerFile }),
      helpdeskRouter(world),
      teamRouter(world),
      galleryRouter(world),
      consoleRouter(world),
    );
    return { world, stop: () => stopAll(stops) };
  } catch (error) {
    await stopAll(stops);
    throw error;
  }
}

async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops.splice(0)) await stop();
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** On its own: `tsx simulator/main.ts [app address]`, ports 4099 to 4102. Prints one line of JSON. */
async function main(): Promise<void> {
  const appTarget = process.argv[2] ?? "http://127.0.0.1:3000";
  const ports = { worldPort: 4099, storefrontPort: 4100, adminPort: 4101, tunnelPort: 4102 };
  const simulator = await startSimulator({ ...ports, appTarget });
  const { worldUrl, storefrontUrl, adminUrl, appUrl } = simulator.world.config;
  console.log(JSON.stringify({ worldUrl, storefrontUrl, adminUrl, appUrl }));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void simulator.stop());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
