/**
 * Makes the look-up answer in place, keeps an open page true and gives its tools a hand. Without it the form
 * still works: it posts, and the answer is a page. One element, no dependencies, no storage, no cookies.
 */
class AfterglowTrack extends HTMLElement {
  #listening = new AbortController();
  #lookedAt = Date.now();
  #clock = 0;
  #fields = "input:not([type=hidden])";

  /** Where this element stands: on a page of its own, or as a block among the theme's. */
  get #surface() {
    return this.matches(".ag-standalone") ? "page" : "block";
  }

  connectedCallback() {
    const { signal } = this.#listening;
    this.addEventListener("submit", (event) => this.#lookUp(event), { signal });
    this.addEventListener("click", (event) => this.#clicked(event), { signal });
    document.addEventListener("visibilitychange", () => this.#lookAgain(), { signal });
    document.addEventListener("visitorConsentCollected", () => this.#tellChoice(), { signal });
    this.#clock = setInterval(() => this.#lookAgain(), 15000);
    this.#equip();
    // Shopify's Customer Privacy API: the shop's own banner and settings.
    const wanted = [{ name: "consent-tracking-api", version: "0.1" }];
    window.Shopify?.loadFeatures?.(wanted, (error) => error || this.#tellChoice());
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#listening = new AbortController();
    clearInterval(this.#clock);
  }

  async #lookUp(event) {
    const form = event.target.closest("form");
    const button = form?.querySelector('[type="submit"]');
    if (!form?.matches(".ag-form")) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    // What differs from this when the answer comes was typed meanwhile.
    for (const field of this.querySelectorAll(this.#fields)) {
      [field.defaultValue, field.defaultChecked] = [field.value, field.checked];
    }
    try {
      const answer = await this.#ask(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      this.#say(form, answer);
    } catch {
      // The network or the script's way is closed: the form's own way may still be open.
      form.submit();
    } finally {
      button.removeAttribute("aria-disabled");
    }
  }

  #say(form, answer) {
    if (answer.dataset.afterglow === "message") {
      form.querySelector('[data-afterglow="message"]')?.remove();
      form.prepend(answer);
      form.querySelector("input:not([type=hidden])")?.focus();
      return;
    }
    this.dataset.fresh = "";
    const card = form.closest(".ag-choice");
    this.#show(answer);
    const here = card && this.querySelector(`#${card.id}`);
    const typed = here && this.#keepTyped(card, here);
    if (typed) return typed.focus();
    (here || this).querySelector(here ? "[tabindex]" : ".ag-headline")?.focus();
    (here || this).scrollIntoView({ block: "start" });
  }

  /**
   * What was typed on a card while an answer was under way stays, where the new card asks the same.
   * @returns the last field of which that is true
   */
  #keepTyped(card, here) {
    const [was, is] = [card, here].map((one) => one.dataset.step + one.querySelector("[name=parcel]")?.value);
    let typed;
    for (const { name, type, value, checked, defaultValue, defaultChecked } of card.querySelectorAll(this.#fields)) {
      if (was !== is || (value === defaultValue && checked === defaultChecked)) continue;
      const which = type === "radio" ? `[value="${value}"]` : "";
      const field = here.querySelector(`[name="${name}"]${which}:not([aria-invalid])`);
      if (!field) continue;
      [field.value, field.checked] = [value, checked];
      field.closest("details")?.setAttribute("open", "");
      typed = field;
    }
    return typed;
  }

  /** A page that is looked at asks every minute whether it still tells the truth, without moving anything. */
  async #lookAgain() {
    const order = this.querySelector("[data-own-path]");
    if (!order || document.hidden || Date.now() - this.#lookedAt < 60000) return;
    this.#lookedAt = Date.now();
    const before = this.querySelector(".ag-headline")?.textContent;
    try {
      const answer = await this.#ask(order.dataset.ownPath, undefined, { v: order.dataset.v, locale: order.lang });
      if (answer?.dataset.afterglow !== "order" || this.contains(document.activeElement)) return;
      this.#show(answer);
      const headline = this.querySelector(".ag-headline")?.textContent;
      if (headline !== before) this.#tell(headline);
    } catch {
      // What is shown was true a while ago: better than nothing.
    }
  }

  /** @returns the part of the answer that is ours, or null when nothing is new */
  async #ask(path, init, wishes = {}) {
    const url = new URL(path, document.baseURI);
    for (const [name, value] of Object.entries({ view: "fragment", ...wishes })) url.searchParams.set(name, value);
    const response = await fetch(url, { ...init, referrerPolicy: "no-referrer" });
    if (response.status === 204) return null;
    const holder = document.createElement("template");
    holder.innerHTML = await response.text();
    const answer = holder.content.querySelector("[data-afterglow]");
    if (!answer) throw new Error("No fragment");
    return answer;
  }

  #show(order) {
    this.#lookedAt = Date.now();
    if (this.querySelector('h1, [aria-level="1"]')) this.#raise(order);
    this.querySelector('[data-afterglow="result"]').replaceChildren(order);
    this.#equip();
    this.#tellChoice();
  }

  /** An answer expects a title above it; where our own heading was the title, the answer's takes its place. */
  #raise(order) {
    for (const heading of order.querySelectorAll("h2, h3, h4, h5")) {
      heading.setAttribute("aria-level", heading.tagName[1] - 1);
    }
  }

  /** Shows the tools that this browser can use. */
  #equip() {
    const can = { copy: navigator.clipboard, share: navigator.share ?? navigator.clipboard, print: window.print };
    for (const tool of this.querySelectorAll("[data-does]")) tool.hidden = !can[tool.dataset.does];
    if (this.#surface === "page") return;
    // Counted where it leads, by the path alone; a merchant's own page may end in the same word.
    const path = this.querySelector("[data-own-path]")?.dataset.ownPath;
    for (const link of this.querySelectorAll(`a[href="${path}/help"]`)) link.href += "/block";
  }

  #clicked({ target }) {
    const tool = target.closest("[data-does]");
    if (tool) this.#use(tool).catch(() => undefined);
    const link = target.closest("[data-count]");
    if (link) this.#count(link.dataset);
  }

  /** @throws when the shopper or the browser says no */
  async #use(tool) {
    const { does, text, done } = tool.dataset;
    if (does === "print") return window.print();
    const what = does === "share" ? await this.#pathToPassOn() : text;
    if (does === "share" && navigator.share) return navigator.share({ url: what });
    await navigator.clipboard.writeText(what);
    this.#tell(done);
    const label = tool.textContent;
    tool.textContent = done;
    setTimeout(() => (tool.textContent = label), 2000);
  }

  /** Whoever gets this address sees status and window, and nothing of what was bought. */
  async #pathToPassOn() {
    const { ownPath } = this.querySelector("[data-own-path]").dataset;
    const response = await fetch(`${ownPath}/share`, { method: "POST", referrerPolicy: "no-referrer" });
    if (!response.ok) throw new Error("No link");
    return new URL(await response.text(), document.baseURI).href;
  }

  /** Says it to those who hear the page. */
  #tell(news) {
    const ear = this.querySelector('[data-afterglow="news"]');
    if (ear) ear.textContent = news;
  }

  /** A click leaves one impersonal fact behind, where the shop's privacy settings allow it; the link goes straight on. */
  #count({ count: kind, position = "", click: id }) {
    if (window.Shopify?.customerPrivacy?.analyticsProcessingAllowed?.() === false) return;
    this.#send({ kind, position, ...(id && { id }), surface: this.#surface });
  }

  /** A no to the shop's own banner holds for this order too, and stays: a yes says it of this device alone. */
  #tellChoice() {
    const order = this.querySelector("[data-own-path]:not([data-uncounted])");
    const privacy = window.Shopify?.customerPrivacy?.currentVisitorConsent?.().analytics;
    if (!order || privacy !== "no") return;
    order.toggleAttribute("data-uncounted");
    this.#send({ privacy });
  }

  #send(words) {
    const path = this.querySelector("[data-own-path]")?.dataset.ownPath;
    if (path) navigator.sendBeacon(path, new URLSearchParams(words));
  }
}

if (!customElements.get("afterglow-track")) customElements.define("afterglow-track", AfterglowTrack);
