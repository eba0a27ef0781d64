import type { Face } from "./face.ts";

interface CountableLink {
  label: string;
  href: string | null;
  kind: string;
}

/**
 * On the page of an order a link to the shop's contact goes past our counter, which needs no script and fills in the
 * order's facts. Pages without an own path keep the plain link.
 */
export function countedLink(
  link: CountableLink,
  { ownPath }: Face,
): Omit<CountableLink, "kind"> & { kind: string | null } {
  if (ownPath === null || link.href === null || link.kind !== "help_click") return link;
  return { ...link, href: `${ownPath}/help`, kind: null };
}
