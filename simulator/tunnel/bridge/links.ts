import { toStandIn } from "../../admin/addresses.ts";
import { tell } from "./parent.ts";

declare const ADMIN_URL: string;
declare const SHOP: string;

const OUTSIDE = /^(shopify:|https:\/\/admin\.shopify\.com\/)/i;
const plainOpen = window.open.bind(window);

/** Opens an address of the admin (or any other) outside the frame. */
export function openAddress(url: string, target: string): void {
  tell({ say: "open", url: new URL(toStandIn(url, ADMIN_URL, SHOP), location.href).href, target });
}

/** `open("shopify://admin/orders", "_top")` and its kin go through the admin. */
export function installOpen(): void {
  window.open = (url, target, features) => {
    const address = String(url ?? "");
    const isOutward = target === "_top" || target === "_parent" || isOutside(address);
    if (!isOutward) return plainOpen(url, target, features);
    openAddress(address, target ?? "_top");
    return null;
  };
}

export function installLinks(): void {
  document.addEventListener(
    "click",
    (event) => {
      const link = (event.target as Element).closest("a[href]");
      const href = link?.getAttribute("href") ?? "";
      const target = link?.getAttribute("target") ?? "";
      if (!isOutside(href) && !(link && ["_top", "_parent"].includes(target))) return;
      event.preventDefault();
      openAddress(href, target === "" ? "_top" : target);
    },
    true,
  );
}

function isOutside(href: string): boolean {
  return OUTSIDE.test(href) || href.startsWith(`https://${SHOP}/admin/`);
}
