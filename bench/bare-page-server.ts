import { createServer } from "node:http";

import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import { createRequestHandler } from "@remix-run/express";
import { json, type LoaderFunctionArgs, type ServerBuild } from "@remix-run/node";
import express from "express";
import pg from "pg";

import { SHOP } from "./stored-orders.ts";

// The least a Remix page of an order could be: one loader, one query, a few fields as JSON. Same database,
// same server library, same client as the app; started as a process of its own by `page.ts`.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: "-c timezone=UTC" });
const db = new PrismaClient({ adapter: new PrismaPg(pool) });

async function loader({ params }: LoaderFunctionArgs) {
  const order = await db.order.findFirst({ where: { shop: SHOP, id: params["id"] ?? "" } });
  if (!order) throw new Response(null, { status: 404 });
  return json({ name: order.name, placedAt: order.placedAt });
}

const build: ServerBuild = {
  mode: "production",
  entry: { module: { default: () => new Response(null, { status: 404 }) } },
  routes: { order: { id: "order", path: "orders/:id", module: { loader, default: undefined as never } } },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: true,
  },
  isSpaMode: false,
};

const app = express();
app.disable("x-powered-by");
app.all("*", createRequestHandler({ build, mode: "production" }));
createServer(app).listen(Number(process.env.PORT), "127.0.0.1", () => console.log("ready"));
