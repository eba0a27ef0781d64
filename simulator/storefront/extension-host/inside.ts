import type { Read } from "./style.ts";

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
const attribute = (name: string, value: string | null) => (value === null ? "" : ` ${name}="${escape(value)}"`);

const RULES =
  "a{color:inherit}button,a.button{font:inherit;cursor:pointer}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}";
const SLOT = "<slot></slot>";

/** What an element of Shopify's draws inside itself. */
const INSIDES: Record<string, (read: Read, element: Element) => string> = {
  link: (read) =>
    read("href") === null
      ? `<style>${RULES}button{all:unset;cursor:pointer;color:var(--accent);text-decoration:underline}</style><button type="button">${SLOT}</button>`
      : `<style>${RULES}a{color:var(--accent);text-underline-offset:.15em}</style><a${attribute("href", read("href"))}>${SLOT}</a>`,
  button: (read) => {
    const style = `<style>${RULES}.button{display:inline-block;padding:.7rem 1.1rem;border-radius:6px;border:1px solid var(--line);background:var(--background-base);color:inherit;text-decoration:none}</style>`;
    return read("href") === null
      ? `${style}<button class="button" type="button">${SLOT}</button>`
      : `${style}<a class="button"${attribute("href", read("href"))}>${SLOT}</a>`;
  },
  clickable: (read) =>
    `<style>${RULES}a{display:block;color:inherit;text-decoration:none;border-radius:inherit}</style><a${attribute("href", read("href"))}>${SLOT}</a>`,
  image: (read) =>
    `<style>img{display:block;width:100%;aspect-ratio:${Number(read("aspectRatio") ?? 0) || "auto"};object-fit:cover;border-radius:inherit}</style><img${attribute("src", read("src"))}${attribute("alt", read("alt") ?? "")}>`,
  "product-thumbnail": (read) => {
    const total = Number(read("totalItems") ?? 0);
    const picture =
      read("src") === null
        ? `<span class="none"></span>`
        : `<img${attribute("src", read("src"))}${attribute("alt", read("alt") ?? "")}>`;
    return `<style>:host{position:relative;display:block;width:56px;height:56px}img,.none{display:block;width:100%;height:100%;object-fit:cover;border:1px solid var(--line);border-radius:8px;background:var(--background-subdued)}b{position:absolute;inset:-8px -8px auto auto;min-width:20px;padding:0 5px;border-radius:99px;background:var(--ink);color:var(--background-base);font:600 12px/20px system-ui;text-align:center}:host(:dir(rtl)) b{inset:-8px auto auto -8px}</style>${picture}${total > 1 ? `<b aria-hidden="true">${total}</b>` : ""}`;
  },
  progress: (read) => {
    const share = Math.min(1, Number(read("value") ?? 0) / Math.max(1, Number(read("max") ?? 1)));
    const color = read("tone") === "critical" ? "var(--critical)" : "var(--accent)";
    return `<style>:host{display:block;height:6px;border-radius:99px;background:var(--track);overflow:hidden}div{height:100%;width:${share * 100}%;border-radius:99px;background:${color}}</style><div></div>`;
  },
  heading: (_read, element) => {
    const level = Math.min(6, 1 + depthOf(element));
    return `<style>h1,h2,h3,h4,h5,h6{margin:0;font:inherit}</style><h${level}>${SLOT}</h${level}>`;
  },
  paragraph: () => `<style>p{margin:0}</style><p>${SLOT}</p>`,
  time: (read) => `<time${attribute("datetime", read("dateTime"))}>${SLOT}</time>`,
  details: (read) =>
    `<style>summary{cursor:pointer;color:var(--accent)}</style><details${read("defaultOpen") === null ? "" : " open"}><summary><slot name="summary"></slot></summary>${SLOT}</details>`,
  banner: () => `<style>:host{border-inline-start:4px solid var(--tone)}</style>${SLOT}`,
  "skeleton-paragraph": () =>
    `<style>span{height:.9em;border-radius:4px;background:var(--track)}span+span{width:70%}</style><span aria-hidden="true"></span><span aria-hidden="true"></span>`,
  "clipboard-item": () => "",
  divider: () => "",
};

/** Markup for the shadow root; everything that was received is escaped. */
export function drawInside(tag: string, read: Read, element: Element): string {
  return INSIDES[tag]?.(read, element) ?? SLOT;
}

/** How many sections an element lies in: Shopify's headings take their level from there. */
function depthOf(element: Element): number {
  let depth = 0;
  for (let at = element.parentElement; at; at = at.parentElement) if (at.localName === "s-section") depth += 1;
  return depth;
}
