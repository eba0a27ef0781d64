// Options of the Remix Vite plugin. Vite itself does not read this file: vite.config.ts hands it over.

/** @type {import("@remix-run/dev").VitePluginConfig} */
export default {
  appDirectory: "app",
  ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}"],
  serverModuleFormat: "esm",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    // Shopify's library reads the `_data` form of requests, which single fetch does away with.
    v3_singleFetch: false,
  },
};
