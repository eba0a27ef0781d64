/**
 * Makes the look-up answer in place and keeps an open page true. Without it the form still works:
 * it posts, and the answer is a page. One element, no dependencies, no storage, no cookies.
 */
class AfterglowTrack extends HTMLElement {
  #listening = new AbortController();
  #lookedAt = Date.now();

  connectedCallback() {
    const { signal } = this.#listening;
    this.addEventListener("submit", (event) => this.#lookUp(event), { signal });
    this.addEventListener("click", (event) => this.#count(event), { signal });
    document.addEventListener("visibilitychange", () => this.#lookAgain(), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#listening = new AbortController();
  }

  async #lookUp(event) {
    const form = event.target.closest("form");
    const button = form?.querySelector('[type="submit"]');
    if (!form?.matches(".ag-form")) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
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
      form.querySelector("input")?.focus();
      return;
    }
    this.dataset.fresh = "";
    this.#show(answer);
    this.querySelector(".ag-headline")?.focus();
    this.scrollIntoView({ block: "start" });
  }

  /** An open page that is looked at again after a minute fetches itself anew, without moving anything. */
  async #lookAgain() {
    const path = this.querySelector("[data-own-path]")?.dataset.ownPath;
    if (!path || document.hidden || Date.now() - this.#lookedAt < 60000) return;
    const before = this.querySelector(".ag-headline")?.textContent;
    try {
      const answer = await this.#ask(path);
      if (answer.dataset.afterglow !== "order" || this.contains(document.activeElement)) return;
      this.#show(answer);
      const headline = this.querySelector(".ag-headline")?.textContent;
      const news = this.querySelector('[data-afterglow="news"]');
      if (news && headline !== before) news.textContent = headline;
    } catch {
      // What is shown was true a while ago: better than nothing.
    }
  }

  async #ask(path, init) {
    const url = new URL(path, document.baseURI);
    url.searchParams.set("view", "fragment");
    const response = await fetch(url, { ...init, referrerPolicy: "no-referrer" });
    const holder = document.createElement("template");
    holder.innerHTML = await response.text();
    const answer = holder.content.querySelector("[data-afterglow]");
    if (!answer) throw new Error("No fragment");
    return answer;
  }

  #show(order) {
    this.#lookedAt = Date.now();
    this.querySelector('[data-afterglow="result"]').replaceChildren(order);
  }

  /** A click leaves one impersonal fact behind; the link itself goes straight where it says. */
  #count(event) {
    const link = event.target.closest("a[data-count]");
    const path = this.querySelector("[data-own-path]")?.dataset.ownPath;
    if (!link || !path) return;
    const { count: kind, position = "" } = link.dataset;
    window.navigator.sendBeacon(path, new URLSearchParams({ kind, position }));
  }
}

if (!customElements.get("afterglow-track")) customElements.define("afterglow-track", AfterglowTrack);
