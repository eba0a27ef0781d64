import { isbot } from "isbot";

/** Whether a visit should count: link previews, crawlers and tools without a name are no shoppers. */
export function isShopper(userAgent: string | null): boolean {
  return userAgent !== null && userAgent !== "" && !isbot(userAgent);
}

/** What browsers and mail programs say when they fetch what nobody has asked to see yet. */
const AHEAD_OF_TIME: readonly (readonly [string, RegExp])[] = [
  // https://wicg.github.io/nav-speculation/prefetch.html#sec-purpose-header
  ["Sec-Purpose", /\bprefetch\b/i],
  ["Purpose", /\bprefetch\b/i],
  ["X-Moz", /\bprefetch\b/i],
  ["X-Purpose", /\bpreview\b/i],
];

/** Whether a browser fetches ahead, in case somebody will look. */
export function isAheadOfTime(headers: Headers): boolean {
  return AHEAD_OF_TIME.some(([name, words]) => words.test(headers.get(name) ?? ""));
}

/** Whether a person looks now: no bot, nothing fetched ahead, and no HEAD, which scanners of links send. */
export function isVisit(request: Request): boolean {
  if (request.method === "HEAD" || isAheadOfTime(request.headers)) return false;
  return isShopper(request.headers.get("User-Agent"));
}
