import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect } from "react";

/** What an action answers when there is something to say. */
export interface Outcome {
  toast?: string;
  isError?: boolean;
}

/** Shows the admin's toast once for every answer that brings one. */
export function useOutcomeToast(outcome: Outcome | undefined) {
  const shopify = useAppBridge();
  useEffect(() => {
    if (outcome?.toast) shopify.toast.show(outcome.toast, { isError: outcome.isError ?? false });
  }, [outcome, shopify]);
}
