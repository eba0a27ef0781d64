import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

import { type BlockStatus, blockStatusOf } from "./block-status.ts";

/** Asks the admin about the tracking block, again whenever the merchant comes back from another tab. */
export function useBlockStatus(): BlockStatus {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<BlockStatus>("unknown");
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      try {
        const extensions = await shopify.app.extensions();
        if (!isGone) setStatus(blockStatusOf(extensions));
      } catch {
        // An admin that cannot tell leaves it open; the merchant can tick the step by hand.
      }
    };
    const lookAgain = () => {
      if (document.visibilityState === "visible") void look();
    };
    void look();
    document.addEventListener("visibilitychange", lookAgain);
    return () => {
      isGone = true;
      document.removeEventListener("visibilitychange", lookAgain);
    };
  }, [shopify]);
  return status;
}
