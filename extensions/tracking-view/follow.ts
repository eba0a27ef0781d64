import { useEffect, useState } from "preact/hooks";

import { askForView } from "./ask.ts";
import type { Host } from "./host.ts";
import type { KnownAnswer, UnknownAnswer } from "./view.ts";

export type Following =
  { kind: "asking" } | { kind: "failed" } | { kind: "answered"; answer: KnownAnswer | UnknownAnswer };

/** Seconds between two looks at an order that nobody has told the app of yet; then it stays as it is. */
const UNKNOWN_WAITS = [3, 6, 12, 24, 48];
/** An unchanged view is looked at ever more rarely, down to once in so many seconds. */
const RAREST_WAIT = 60;
/** Seconds until a look that failed is tried again, as long as there is something to show. */
const FAILED_WAIT = 120;

/**
 * Follows an order: asks, and asks again after a while, as long as somebody looks.
 * @param round another number starts over
 */
export function useOrder(host: Host, round: number): Following {
  const [state, setState] = useState<Following>({ kind: "asking" });
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: KnownAnswer | null = null;
    let tries = 0;
    let pause: number | null = null;

    const lookIn = (seconds: number | null | undefined) => {
      if (over || seconds === null || seconds === undefined) return;
      timer = setTimeout(() => void whenSeen().then(look), seconds * 1000);
    };
    const look = async () => {
      if (over) return;
      try {
        const answer = await askForView(host, shown?.v ?? null);
        if (over) return;
        if (answer === "unchanged") {
          if (pause !== null) pause = Math.max(pause, Math.min(pause * 2, RAREST_WAIT));
          return lookIn(pause);
        }
        setState({ kind: "answered", answer });
        if (!answer.known) return lookIn(UNKNOWN_WAITS[tries++]);
        shown = answer;
        pause = answer.refreshSeconds;
        lookIn(pause);
      } catch {
        if (shown) lookIn(FAILED_WAIT);
        else if (!over) setState({ kind: "failed" });
      }
    };
    setState({ kind: "asking" });
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [host.orderId, host.checkoutToken, host.locale, round]);
  return state;
}

/** Frames are painted, in a worker too, only while the tab is visible; where there are none, it counts as seen. */
function whenSeen(): Promise<unknown> {
  return typeof requestAnimationFrame === "function" ? new Promise(requestAnimationFrame) : Promise.resolve();
}
