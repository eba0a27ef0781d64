/** The contextual save bar that covers the top bar while the app has unsaved changes. */
export class SaveBar {
  isOpen = false;
  #bar = document.querySelector("[data-save-bar]") as HTMLElement;

  constructor(pressed: (button: "save" | "discard") => void) {
    this.#bar.querySelector("[data-save]")?.addEventListener("click", () => pressed("save"));
    this.#bar.querySelector("[data-discard]")?.addEventListener("click", () => pressed("discard"));
  }

  set(open: boolean): void {
    this.isOpen = open;
    this.#bar.hidden = !open;
  }

  /** Reminds that something is unsaved. */
  shake(): void {
    this.#bar.animate(
      [0, -7, 7, -4, 4, 0].map((x) => ({ transform: `translateX(${x}px)` })),
      { duration: 320 },
    );
  }
}
