import { defineElements } from "./elements.ts";
import { type Facts, installShopify } from "./shopify-global.ts";

/** Everything that is there before the extension's own script runs. */
defineElements();
installShopify(JSON.parse(document.querySelector("#facts")?.textContent ?? "{}") as Facts);

// The page around the frame makes it as high as what is in it.
new ResizeObserver(() => {
  window.parent.postMessage({ extensionHeight: document.documentElement.offsetHeight }, "*");
}).observe(document.documentElement);
