import { z } from "zod";

import { AdminApiError, queryAdmin } from "#app/admin-api.server.ts";

import { requireShop } from "./shop.server.ts";
import { MAIN_THEME_SETTINGS } from "./theme.graphql.ts";
import { readThemeSettings, type ThemeLooks } from "./theme-settings.ts";

const body = z.object({ content: z.string().optional(), contentBase64: z.string().optional() });
const theme = z.object({ name: z.string(), files: z.object({ nodes: z.array(z.object({ body })) }).nullable() });
const answerSchema = z.object({ themes: z.object({ nodes: z.array(theme) }).nullable() });

export type ThemeAnswer =
  | { kind: "looks"; theme: string; looks: ThemeLooks }
  /** The merchant has not allowed us to look at themes. */
  | { kind: "denied" }
  /** A theme that tells us nothing, or no theme. */
  | { kind: "nothing" };

/** Colors, corners and logo of the theme that shoppers see now. Nothing of it is stored. */
export async function readTheme(shop: string): Promise<ThemeAnswer> {
  const { storefrontUrl } = await requireShop(shop);
  const themes = await askForTheme(shop);
  if (themes === null) return { kind: "denied" };
  const [main] = themes.nodes;
  const file = main?.files?.nodes[0]?.body;
  const json = file?.content ?? Buffer.from(file?.contentBase64 ?? "", "base64").toString("utf8");
  const looks = readThemeSettings(json, storefrontUrl);
  return main && looks && Object.keys(looks).length > 0
    ? { kind: "looks", theme: main.name, looks }
    : { kind: "nothing" };
}

async function askForTheme(shop: string) {
  try {
    return (await queryAdmin(shop, MAIN_THEME_SETTINGS, {}, answerSchema)).themes;
  } catch (error) {
    // Shopify refuses the whole query where it has nothing else to answer.
    if (error instanceof AdminApiError && /access denied/i.test(error.message)) return null;
    throw error;
  }
}
