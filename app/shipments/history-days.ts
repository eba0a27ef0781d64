/** As far back as an app may look without `read_all_orders`. https://shopify.dev/docs/api/usage/access-scopes */
const RECENT_DAYS = 60;
/** With it: what is older says little of what shoppers want now, and is not ours to keep. */
const ALL_DAYS = 730;

/** How many days of orders are read when a shop is new. */
export function historyDays(mayReadAll: boolean): number {
  return mayReadAll ? ALL_DAYS : RECENT_DAYS;
}
