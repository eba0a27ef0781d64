import { useRevalidator } from "@remix-run/react";
import { useEffect } from "react";

/** Reads the page's figures again every `everyMs`, while somebody is looking at it. */
export function useRefresh(everyMs: number) {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible" && state === "idle") revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, revalidate, state]);
}
