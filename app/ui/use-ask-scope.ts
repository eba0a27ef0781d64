import { useAppBridge } from "@shopify/app-bridge-react";

/**
 * Asks the merchant for an optional permission; Shopify shows what it means. What follows from a yes comes as a
 * webhook, so there is nothing to wait for here.
 */
export function useAskScope(scope: string): () => void {
  const shopify = useAppBridge();
  return () => {
    shopify.scopes
      .request([scope])
      .then(({ result }) => {
        if (result === "granted-all") shopify.toast.show("Thank you. It is being written on the order");
      })
      .catch(() => shopify.toast.show("Shopify could not ask for the permission", { isError: true }));
  };
}
