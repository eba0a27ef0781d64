/** Keeps the admin's address and the menu's mark in step with the page inside the frame. */
export function keepAddress(base: string, path: string): void {
  const shown = path === "/app" || path === "/" ? base : base + path;
  if (location.pathname + location.search !== shown) history.replaceState(null, "", shown);
  markCurrent();
}

/** The menu link whose address begins the current one, the longest of them, is the current page. */
export function markCurrent(): void {
  const home = document.querySelector<HTMLAnchorElement>("[data-app-home]");
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-menu] a")];
  const inside = links.filter((link) => `${location.pathname}/`.startsWith(`${new URL(link.href).pathname}/`));
  const best = inside.sort((a, b) => b.href.length - a.href.length)[0] ?? home;
  for (const link of [...links, home]) {
    if (link === best) link?.setAttribute("aria-current", "page");
    else link?.removeAttribute("aria-current");
  }
}
