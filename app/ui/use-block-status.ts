import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";

import { type BlockStatusOf, readBlockStatus } from "./block-status.ts";

const UNKNOWN: BlockStatusOf = () => "unknown";

/** Asks the admin about the theme blocks, again whenever the merchant comes back from another tab. */
export function useBlockStatus(): BlockStatusOf {
  const shopify = useAppBridge();
  const [status, setStatus] = useState<BlockStatusOf>(() => UNKNOWN);
  useEffect(() => {
    let isGone = false;
    const look = async () => {
      try {
        const extensions = await shopify.app.extensions();
        const read = readBlockStatus(extensions);
        if (!isGone) setStatus(() => read);
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
