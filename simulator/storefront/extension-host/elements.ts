import { drawInside } from "./inside.ts";
import { styleOf } from "./style.ts";

/** Every attribute that changes how an element looks or what it means; HTML keeps names in small letters. */
const OBSERVED = [
  ...["accessibilitylabel", "accessibilityrole", "accessibilityvisibility", "alignitems", "alt", "aspectratio"],
  ...["background", "border", "borderradius", "color", "columngap", "command", "commandfor", "datetime", "defaultopen"],
  ...["direction", "display", "gap", "gridtemplatecolumns", "heading", "href", "inlinesize", "justifycontent", "max"],
  ...["objectfit", "padding", "paddingblock", "paddingblockstart", "paddinginline", "rowgap", "size", "src", "text"],
  ...["tone", "totalitems", "type", "value", "variant"],
];

const TAGS = [
  ...["badge", "banner", "box", "button", "clickable", "clipboard-item", "details", "divider", "grid", "grid-item"],
  ...["heading", "icon", "image", "link", "paragraph", "product-thumbnail", "progress", "query-container", "section"],
  ...["skeleton-paragraph", "spinner", "stack", "summary", "text", "time"],
];

const ROLES: Record<string, string> = {
  "ordered-list": "list",
  "unordered-list": "list",
  "list-item": "listitem",
  section: "region",
  status: "status",
};

const OWN_ROLES: Record<string, string> = { section: "region", progress: "progressbar" };

/** A stand-in for one of Shopify's elements: drawn anew whenever an attribute changes. */
class StandIn extends HTMLElement {
  static observedAttributes = OBSERVED;
  private drawn: ShadowRoot | undefined;

  connectedCallback() {
    if (this.localName === "s-summary") this.slot = "summary";
    this.draw();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.draw();
  }

  private draw() {
    this.drawn ??= this.attachShadow({ mode: "open" });
    const tag = this.localName.slice("s-".length);
    const read = (name: string) => this.getAttribute(name.toLowerCase());
    this.drawn.innerHTML = `<style>${styleOf(tag, read)}</style>${drawInside(tag, read, this)}`;
    this.mean(tag, read);
    this.listen(read);
  }

  /** What assistive technology hears. */
  private mean(tag: string, read: (name: string) => string | null) {
    const role = ROLES[read("accessibilityRole") ?? ""] ?? OWN_ROLES[tag];
    if (role) this.setAttribute("role", role);
    const label = read("accessibilityLabel") ?? read("heading");
    if (label && role) this.setAttribute("aria-label", label);
    if (role !== "progressbar") return;
    this.setAttribute("aria-valuenow", read("value") ?? "0");
    this.setAttribute("aria-valuemax", read("max") ?? "1");
  }

  private listen(read: (name: string) => string | null) {
    const target = read("commandFor");
    if (read("command") !== "--copy" || target === null) return;
    this.onclick = () => {
      const text = document.getElementById(target)?.getAttribute("text") ?? "";
      void navigator.clipboard?.writeText(text).then(() => this.setAttribute("data-done", ""));
    };
  }
}

export function defineElements(): void {
  for (const tag of TAGS) customElements.define(`s-${tag}`, class extends StandIn {});
}
