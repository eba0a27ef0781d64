import { readFileSync } from "node:fs";

import { GraphQLError } from "graphql";

import type { World } from "../../world.ts";
import { type PageArguments, toConnection, type View } from "./connection.ts";

const SETTINGS = new URL("../../storefront/theme/config/settings_data.json", import.meta.url);
const FILENAME = "config/settings_data.json";

interface OwnSettings {
  current: { color_schemes: { id: string; modes: Record<string, string | boolean>[] }[] };
}

/** The themes of the shop: one, which shoppers see. Files need `read_themes`. */
export function themesConnection(world: World, args: PageArguments & { roles?: string[] }) {
  if (!world.shop.grantedScopes.includes("read_themes")) {
    const message = "Access denied for themes field. Required access: `read_themes` access scope.";
    throw new GraphQLError(message, { extensions: { code: "ACCESS_DENIED" } });
  }
  const themes = !args.roles || args.roles.includes("MAIN") ? [themeView(world)] : [];
  return toConnection(
    themes,
    args,
    (one) => one,
    () => "gid://shopify/OnlineStoreTheme/1",
  );
}

function themeView(world: World): View {
  return {
    __typename: "OnlineStoreTheme",
    id: "gid://shopify/OnlineStoreTheme/1",
    name: "Willow",
    role: "MAIN",
    prefix: "",
    processing: false,
    processingFailed: false,
    createdAt: world.shop.installedAt ?? world.now(),
    updatedAt: world.shop.installedAt ?? world.now(),
    files: (args: PageArguments & { filenames?: string[] }) =>
      toConnection(
        !args.filenames || args.filenames.includes(FILENAME) ? [settingsFile(world)] : [],
        args,
        (one) => one,
        () => FILENAME,
      ),
  };
}

function settingsFile(world: World): View {
  const content = settingsAsShopifyWritesThem();
  return {
    __typename: "OnlineStoreThemeFile",
    filename: FILENAME,
    contentType: "application/json",
    size: String(content.length),
    createdAt: world.now(),
    updatedAt: world.now(),
    body: { __typename: "OnlineStoreThemeFileBodyText", content },
  };
}

/** Our theme's own settings in the form in which Shopify keeps them: schemes by id, colors in hex, a comment above. */
function settingsAsShopifyWritesThem(): string {
  const { current } = JSON.parse(readFileSync(SETTINGS, "utf8")) as OwnSettings;
  const schemes = current.color_schemes.map(({ id, modes }) => {
    const colors = Object.entries(modes[0] ?? {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    );
    return [id, { settings: Object.fromEntries(colors.map(([name, channels]) => [name, hex(channels)])) }];
  });
  const settings = { buttons_radius: 8, color_schemes: Object.fromEntries(schemes) as object };
  const comment = "/*\n * IMPORTANT: The contents of this file are auto-generated.\n */\n";
  return comment + JSON.stringify({ current: settings, presets: { Default: settings } }, null, 2);
}

/** "47, 75, 58" → "#2f4b3a" */
function hex(channels: string): string {
  const parts = channels.split(",").map((part) => Number(part).toString(16).padStart(2, "0"));
  return `#${parts.join("")}`;
}
