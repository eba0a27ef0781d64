import { useAppBridge } from "@shopify/app-bridge-react";

/**
 * Asks the merchant for an optional permission; Shopify shows what it means. What follows from a yes comes as a
 * webhook, so there is nothing to wait for here.
 * @param thanks what a yes leads to
 */
export function useAskScope(scope: string, thanks: string): () => void {
  const shopify = useAppBridge();
  return () => {
    shopify.scopes
      .request([scope])
      .then(({ result }) => {
        if (result === "granted-all") shopify.toast.show(`Thank you. ${thanks}`);
      })
      .catch(() => shopify.toast.show("Shopify could not ask for the permission", { isError: true }));
  };
}
