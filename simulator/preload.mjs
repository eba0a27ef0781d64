// Loaded before the app (`node --import`): what is meant for a shop's own address goes to the simulator instead.
// Shopify's library keeps the fetch it finds at import, so this must run first. Nothing else is changed.
const simulator = process.env.SIMULATOR_URL;
if (!simulator) throw new Error("SIMULATOR_URL is not set: preload.mjs does not know where the simulator is");

const SHOP = /^https:\/\/([a-z0-9][a-z0-9-]*\.myshopify\.com)(?=\/|\?|$)/i;
const realFetch = globalThis.fetch;

globalThis.fetch = function fetch(input, init) {
  const address = input instanceof Request ? input.url : String(input);
  if (!SHOP.test(address)) return realFetch(input, init);
  const target = address.replace(SHOP, (_match, shop) => `${simulator}/shops/${shop.toLowerCase()}`);
  if (!(input instanceof Request)) return realFetch(target, init);
  return realFetch(
    new Request(target, input.body ? { ...requestInit(input), duplex: "half" } : requestInit(input)),
    init,
  );
};

function requestInit(request) {
  const { method, headers, body, redirect, signal } = request;
  return { method, headers, body, redirect, signal };
}
