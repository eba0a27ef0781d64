import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";

import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1_500 },
  server: { hmr: { port: 24_680 } },
  // Found one by one while the first page loads, they would be bundled twice, with two Reacts in them; and Remix
  // looks into routes, which import what only the server needs. So the browser's libraries are told, all of them.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      "@remix-run/react",
      "@shopify/app-bridge-react",
      "@shopify/polaris",
      "@shopify/polaris-icons",
      "@shopify/shopify-app-remix/react",
      "react",
      "react-dom/client",
    ],
  },
});
