import { parseArgs } from "node:util";

import { startStory } from "#simulator/carriers/play-story.ts";

import { awaitLearned } from "./await-learned.ts";
import { runOnce } from "./once.ts";
import { onDatabase } from "./on-database.ts";
import { prepareShop } from "./prepare-shop.ts";
import { type Stack, startStack } from "./stack.ts";

const { values } = parseArgs({
  options: { once: { type: "boolean", default: false }, port: { type: "string", default: "4100" } },
});
const startedAt = performance.now();

/** Stories that are already going when the first visitor looks. */
const OPENING = ["smooth", "two_parcels", "attempted", "delayed", "quiet", "silent"];

function report(step: string) {
  console.log(`${((performance.now() - startedAt) / 1_000).toFixed(1).padStart(6)} s  ${step}`);
}

async function main() {
  const starting = startStack({ report, ...(values.once ? {} : { firstPort: Number(values.port) }) });
  const stop = stopOnSignal(starting);
  try {
    const stack = await starting;
    if (!values.once) return await showAround(stack);
    const result = await runOnce(stack, report, startedAt);
    await stop();
    console.log(JSON.stringify(result));
  } catch (error) {
    if (isStopping) return; // what was under way broke off, as it should
    console.error(error);
    await stop();
    if (values.once)
      console.log(JSON.stringify({ ok: false, error: String(error), ms: Math.round(performance.now() - startedAt) }));
    process.exitCode = 1;
  }
}

let isStopping = false;

/** Ctrl-C at any moment leaves nothing behind, be it while things are still starting. */
function stopOnSignal(starting: Promise<Stack>): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= starting.then(
      (stack) => stack.stop(),
      () => undefined, // it has already cleaned up after itself
    ));
  const leave = () => {
    if (isStopping) return;
    isStopping = true;
    report("stopping");
    void stop().finally(() => process.exit(values.once ? 130 : 0));
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, leave);
  process.stdout.on("error", leave); // nobody reads any more
  watchParent(leave);
  return stop;
}

/** On SIGTERM npm ends its shell, which passes nothing on: then we lose our parent, and that must do. */
function watchParent(leave: () => void) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) leave();
  }, 500).unref();
}

async function showAround(stack: Stack) {
  printAddresses(stack);
  await prepareShop(stack, report);
  await onDatabase(stack.databaseUrl, awaitLearned);
  report("how long parcels take has been learned; what would have been said of the past follows by itself");
  for (const name of OPENING) startStory(stack.simulator.world, name);
  report("six orders are under way: watch them arrive in the mailbox, on the phone and in the admin");
}

function printAddresses(stack: Stack) {
  const { worldUrl, storefrontUrl, adminUrl } = stack.simulator.world.config;
  const addresses = [
    ["Storefront", storefrontUrl, "buy something, with any e-mail address and phone number"],
    ["Tracking page", `${storefrontUrl}/pages/track`, "order number and e-mail or phone"],
    ["Shopify admin", adminUrl, "the app as the merchant sees it"],
    ["Mailbox", `${worldUrl}/mailbox`, "every e-mail; open one and follow its link"],
    ["Phone", `${worldUrl}/phone`, "every text; answer STOP"],
    ["Carriers", `${worldUrl}/carriers`, "push a parcel's next scan, or start a story"],
    ["Gallery", `${worldUrl}/gallery`, "every state of an order in every face"],
  ] as const;
  console.log("\nAfterglow is running. Stop it with Ctrl-C.\n");
  for (const [name, url, hint] of addresses) console.log(`  ${name.padEnd(14)} ${url.padEnd(36)} ${hint}`);
  console.log();
}

await main();
