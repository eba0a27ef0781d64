import { defineConfig } from "vitest/config";

// Pure tests, those of the UI extensions (in a mock of Shopify's pages), and those that touch the world (a database of
// their own per file).
const WORLD = ["{app,tools}/**/*.server.test.{ts,tsx}", "tests/**/*.test.ts"];

export default defineConfig({
  test: {
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 120_000,
    // Stylesheets are content here: pages are weighed and looked at with them.
    css: true,
    // On a busy machine a second is short; whoever waits, waits for something that comes.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "pure",
          include: ["{app,simulator,tools,bench}/**/*.test.{ts,tsx}"],
          exclude: WORLD,
          setupFiles: ["tests/support/setup-pure.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "extensions",
          include: ["extensions/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["tests/support/setup-extension.ts"],
          // It imports the extension's own TypeScript.
          server: { deps: { inline: [/@shopify\/ui-extensions-tester/] } },
        },
      },
      {
        extends: true,
        test: {
          name: "world",
          include: WORLD,
          // Longer than any wait within, so that a failure says what was waited for.
          testTimeout: 90_000,
          setupFiles: ["tests/support/setup-world.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
    ],
  },
});
