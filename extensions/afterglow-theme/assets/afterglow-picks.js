/**
 * A shelf that fills itself when it nears the screen: with cards that the shop has drawn, asked of the shop's own
 * address. Its place is kept beforehand, so nothing on the page moves. No dependencies, no storage, no cookies.
 */
class AfterglowPicks extends HTMLElement {
  #watch;

  constructor() {
    super();
    // A card that only shows its edge comes wholly into view when the keyboard reaches it.
    this.addEventListener("focusin", ({ target }) => {
      target.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    this.addEventListener("click", ({ target }) => this.#count(target.closest("[data-click]")));
  }

  connectedCallback() {
    if (this.dataset.filled !== undefined) return;
    const nears = (entries) => entries.some((entry) => entry.isIntersecting) && this.#fill();
    this.#watch = new IntersectionObserver(nears, { rootMargin: "600px" });
    this.#watch.observe(this);
  }

  disconnectedCallback() {
    this.#watch?.disconnect();
  }

  async #fill() {
    this.#watch.disconnect();
    const cards = await this.#ask().catch(() => []);
    if (cards.length === 0) return this.#leave();
    this.querySelector("ul").replaceChildren(...cards.slice(0, Number(this.dataset.most)));
    this.dataset.filled = "";
  }

  async #ask() {
    const response = await fetch(this.dataset.source, { headers: { Accept: "text/html" } });
    if (!response.ok) return [];
    const holder = document.createElement("template");
    holder.innerHTML = await response.text();
    return [...holder.content.querySelectorAll('[data-afterglow="picks"] > li')];
  }

  /** One impersonal word, where the shop's privacy settings allow it. */
  #count(link) {
    if (link && window.Shopify?.customerPrivacy?.analyticsProcessingAllowed?.() !== false)
      navigator.sendBeacon(this.dataset.source, new URLSearchParams({ id: link.dataset.click }));
  }

  /** Gives its place back where nobody sees it happen; a hole in view stays, so that nothing jumps. */
  #leave() {
    if (this.getBoundingClientRect().top > window.innerHeight) this.hidden = true;
  }
}

if (!customElements.get("afterglow-picks")) customElements.define("afterglow-picks", AfterglowPicks);
