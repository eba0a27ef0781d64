import { createHash } from "node:crypto";

import type { TrackingView } from "./view.ts";

/** Sixteen signs that change whenever the page would read differently: an open page asks with the ones it shows. */
export function hashView(view: TrackingView): string {
  return createHash("sha256").update(JSON.stringify(view)).digest("base64url").slice(0, 16);
}
