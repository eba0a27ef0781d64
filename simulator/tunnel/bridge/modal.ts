const BOX = "width:min(40rem,92vw);padding:0;border:0;border-radius:16px;box-shadow:0 12px 40px rgb(0 0 0/.3)";
const BAR = "display:flex;gap:.5rem;align-items:center;padding:.75rem 1rem;font:600 .875rem/1.5 system-ui,sans-serif";

/** `ui-modal`: a dialog in the page itself, with the title and buttons of the `ui-title-bar` inside it. */
export class UiModal extends HTMLElement {
  #dialog = document.createElement("dialog");
  /** What stands in the modal: App Bridge's React wrapper puts its children here. */
  content = document.createElement("div");

  connectedCallback(): void {
    this.style.display = "none";
    this.#dialog.style.cssText = BOX;
    this.content.style.padding = "1rem";
    this.#dialog.addEventListener("close", () => this.dispatchEvent(new Event("hide")));
  }

  disconnectedCallback(): void {
    this.#dialog.remove();
  }

  show(): Promise<void> {
    if (this.#dialog.open) return Promise.resolve();
    this.#dialog.replaceChildren(this.#head(), this.#body(), this.#foot());
    document.body.append(this.#dialog);
    this.#dialog.showModal();
    this.dispatchEvent(new Event("show"));
    return Promise.resolve();
  }

  hide(): Promise<void> {
    this.#dialog.close();
    return Promise.resolve();
  }

  toggle(): Promise<void> {
    return this.#dialog.open ? this.hide() : this.show();
  }

  #head(): HTMLElement {
    const head = document.createElement("div");
    head.style.cssText = `${BAR};justify-content:space-between;background:#f3f3f3`;
    const title = document.createElement("span");
    title.textContent = this.querySelector("ui-title-bar")?.getAttribute("title") ?? "";
    const close = document.createElement("button");
    close.textContent = "✕";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => void this.hide());
    head.append(title, close);
    return head;
  }

  #body(): HTMLElement {
    const source = this.getAttribute("src");
    if (source === null) return this.content;
    const frame = document.createElement("iframe");
    frame.src = source;
    frame.style.cssText = "width:100%;height:60vh;border:0";
    return frame;
  }

  #foot(): HTMLElement {
    const foot = document.createElement("div");
    foot.style.cssText = `${BAR};justify-content:flex-end`;
    for (const button of this.querySelectorAll<HTMLElement>("ui-title-bar button")) {
      const shown = document.createElement("button");
      shown.textContent = button.textContent;
      shown.addEventListener("click", () => button.click());
      foot.append(shown);
    }
    return foot;
  }
}

export function isModal(element: HTMLElement | null): element is UiModal {
  return element instanceof UiModal;
}
