import { isbot } from "isbot";

/** Whether a visit should count: link previews, crawlers and tools without a name are no shoppers. */
export function isShopper(userAgent: string | null): boolean {
  return userAgent !== null && userAgent !== "" && !isbot(userAgent);
}
