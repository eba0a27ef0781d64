import type { MenuLink } from "../protocol.ts";
import { markCurrent } from "./address-bar.ts";

/** Mirrors the app's `ui-nav-menu`: its links under the app's name, its home link on the name itself. */
export function drawMenu(base: string, links: MenuLink[], goTo: (path: string) => void): void {
  const drawn = links
    .filter((link) => !link.isHome)
    .map(({ label, path }) => {
      const link = document.createElement("a");
      link.className = "nav-link nav-sub";
      link.href = base + path;
      link.textContent = label;
      listen(link, path, goTo);
      return link;
    });
  document.querySelector("[data-menu]")?.replaceChildren(...drawn);
  const name = document.querySelector<HTMLAnchorElement>("[data-app-home]");
  const home = links.find((link) => link.isHome);
  if (name && home) listen(name, home.path, goTo);
  markCurrent();
}

function listen(link: HTMLAnchorElement, path: string, goTo: (path: string) => void): void {
  link.onclick = (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    document.querySelector("[data-nav]")?.classList.remove("open");
    goTo(path);
  };
}
