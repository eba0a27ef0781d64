import type { MenuLink } from "../../admin/protocol.ts";
import { UiModal } from "./modal.ts";
import { listen, tell } from "./parent.ts";
import { closeSaveBar, openSaveBar } from "./save-bar.ts";

/** The elements App Bridge brings: they show nothing in the page, the admin draws them. */
export function installElements(): void {
  // Not a <style> element: the app's React expects to find the document as it was sent.
  const styles = new CSSStyleSheet();
  styles.replaceSync("ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar { display: none !important; }");
  document.adoptedStyleSheets.push(styles);
  customElements.define("ui-nav-menu", UiNavMenu);
  customElements.define("ui-title-bar", UiTitleBar);
  customElements.define("ui-save-bar", UiSaveBar);
  customElements.define("ui-modal", UiModal);
}

/** An element whose children the admin mirrors, now and whenever they change. */
abstract class Mirrored extends HTMLElement {
  #observer = new MutationObserver(() => this.mirror());
  abstract mirror(): void;
  connectedCallback(): void {
    this.#observer.observe(this, { subtree: true, childList: true, attributes: true, characterData: true });
    // The parser may still be busy with the children.
    setTimeout(() => this.mirror());
  }
  disconnectedCallback(): void {
    this.#observer.disconnect();
  }
}

class UiNavMenu extends Mirrored {
  mirror(): void {
    const links = [...this.querySelectorAll("a")].map((link): MenuLink => ({
      label: link.textContent.trim(),
      path: link.getAttribute("href") ?? "/",
      isHome: link.rel === "home",
    }));
    tell({ say: "menu", links });
  }
}

class UiTitleBar extends Mirrored {
  static #current: UiTitleBar | null = null;
  static {
    listen((message) => {
      if (message.say === "titlePressed") UiTitleBar.#current?.buttons()[message.at]?.click();
    });
  }
  mirror(): void {
    if (this.closest("ui-modal")) return;
    UiTitleBar.#current = this;
    const buttons = this.buttons().map((button) => ({
      label: button.textContent.trim(),
      isPrimary: button.getAttribute("variant") === "primary",
    }));
    tell({ say: "title", title: this.getAttribute("title") ?? "", buttons });
  }
  buttons(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>("button, a")];
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (UiTitleBar.#current !== this) return;
    UiTitleBar.#current = null;
    tell({ say: "title", title: "", buttons: [] });
  }
}

class UiSaveBar extends HTMLElement {
  showing = false;
  #owner = {
    save: () => this.#press('button[variant="primary"]'),
    discard: () => this.#press("button:not([variant])"),
  };

  show(): Promise<void> {
    if (this.showing) return Promise.resolve();
    this.showing = true;
    openSaveBar(this.#owner);
    this.dispatchEvent(new Event("show"));
    return Promise.resolve();
  }
  hide(): Promise<void> {
    if (!this.showing) return Promise.resolve();
    this.showing = false;
    closeSaveBar(this.#owner);
    this.dispatchEvent(new Event("hide"));
    return Promise.resolve();
  }
  toggle(): Promise<void> {
    return this.showing ? this.hide() : this.show();
  }
  disconnectedCallback(): void {
    void this.hide();
  }
  #press(selector: string): void {
    this.querySelector<HTMLElement>(selector)?.click();
  }
}
