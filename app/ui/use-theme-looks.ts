import { useAppBridge } from "@shopify/app-bridge-react";
import { useState } from "react";

import type { Draft } from "./draft-form.ts";

/** What the theme's reader answers. */
export interface ThemeAnswer {
  looks?: Draft;
  toast: string;
  isError?: boolean;
}

const SCOPE = "read_themes";

/**
 * Takes looks from the shop's theme into the form. Shopify asks the merchant first whether we may look at themes; a
 * no is an answer, and asking again is another press of the button.
 */
export function useThemeLooks(path: string, change: (looks: Draft) => void) {
  const shopify = useAppBridge();
  const [isBusy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    try {
      const { result } = await shopify.scopes.request([SCOPE]);
      if (result === "declined-all") return;
      const answer = await fetch(path, { method: "POST" });
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
      const { looks, toast, isError = false } = (await answer.json()) as ThemeAnswer;
      if (looks) change(looks);
      shopify.toast.show(toast, { isError });
    } catch {
      shopify.toast.show("Your theme could not be read. Please try again.", { isError: true });
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, take: () => void take() };
}
