import { type ActionFunctionArgs, json } from "@remix-run/node";

import { enterAdmin } from "#app/shops/enter-admin.server.ts";
import { readTheme, type ThemeAnswer as Theme } from "#app/shops/read-theme.server.ts";
import type { ThemeAnswer } from "#app/ui/use-theme-looks.ts";

/** Looks out of the shop's theme, for the form; nothing is stored before the merchant saves. */
export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  return json<ThemeAnswer>(answerFor(await readTheme(shop)), { headers: { "Cache-Control": "no-store" } });
}

function answerFor(theme: Theme): ThemeAnswer {
  if (theme.kind === "looks") return { looks: theme.looks, toast: `Taken from ${theme.theme}. Save if you like it.` };
  if (theme.kind === "denied")
    return { toast: "Shopify does not let Afterglow look at your theme yet.", isError: true };
  return { toast: "Your theme names no colors we could take.", isError: true };
}
