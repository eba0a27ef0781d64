import { CHANNEL, type Envelope, type FromApp, type ToApp } from "../protocol.ts";
import { keepAddress } from "./address-bar.ts";
import { drawMenu } from "./menu.ts";
import { SaveBar } from "./save-bar.ts";
import { dropToast, showToast } from "./toasts.ts";

// The admin's side of the talk with the app in the frame.
const script = document.currentScript as HTMLScriptElement;
const appOrigin = new URL(script.dataset.appUrl ?? "").origin;
const base = script.dataset.base ?? "";
const frame = document.querySelector("iframe") as HTMLIFrameElement;

function tell(message: ToApp): void {
  const envelope: Envelope<ToApp> = { channel: CHANNEL, message };
  frame.contentWindow?.postMessage(envelope, appOrigin);
}

const saveBar = new SaveBar((button) => tell({ say: "saveBarPressed", button }));

/** Leaves for another page of the app, unless something is still unsaved. */
function goTo(path: string): void {
  if (saveBar.isOpen) saveBar.shake();
  else tell({ say: "goTo", path });
}

const ANSWERS = { idToken: "id-token", extensions: "extensions", products: "products" };

async function answer(id: number, what: keyof typeof ANSWERS): Promise<void> {
  const response = await fetch(`/__frame/${ANSWERS[what]}`);
  tell({ say: "answer", id, value: await response.json() });
}

/** The merchant is asked; what is allowed goes back, or null. */
async function askForScopes(id: number, scopes: string[]): Promise<void> {
  const isAllowed = confirm(`Afterglow asks for more permissions:\n${scopes.join("\n")}`);
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(scopes) };
  const value = isAllowed ? ((await (await fetch("/__frame/scopes", init)).json()) as unknown) : null;
  tell({ say: "answer", id, value });
}

function hear(message: FromApp): void {
  switch (message.say) {
    case "hello":
      saveBar.set(false);
      return drawTitle("", []);
    case "ask":
      return void answer(message.id, message.what);
    case "wantScopes":
      return void askForScopes(message.id, message.scopes);
    case "moved":
      return keepAddress(base, message.path);
    case "menu":
      return drawMenu(base, message.links, goTo);
    case "title":
      return drawTitle(message.title, message.buttons);
    case "toast":
      return showToast(message, () => tell({ say: "toastPressed", id: message.id }));
    case "toastGone":
      return dropToast(message.id);
    case "saveBar":
      return saveBar.set(message.open);
    case "shakeSaveBar":
      return saveBar.shake();
    case "loading":
      return void document.querySelector("[data-loading]")?.toggleAttribute("hidden", !message.on);
    case "open":
      return open(message.url, message.target);
  }
}

function open(url: string, target: string): void {
  if (target === "_blank") window.open(url, "_blank", "noopener");
  else location.assign(url);
}

function drawTitle(title: string, buttons: { label: string; isPrimary: boolean }[]): void {
  const bar = document.querySelector("[data-title-bar]") as HTMLElement;
  bar.hidden = title === "" && buttons.length === 0;
  (bar.querySelector("[data-title]") as HTMLElement).textContent = title;
  const drawn = buttons.map(({ label, isPrimary }, at) => {
    const button = document.createElement("button");
    button.textContent = label;
    button.classList.toggle("primary", isPrimary);
    button.addEventListener("click", () => tell({ say: "titlePressed", at }));
    return button;
  });
  bar.querySelector("[data-title-buttons]")?.replaceChildren(...drawn);
}

addEventListener("message", (event: MessageEvent<Envelope<FromApp> | undefined>) => {
  if (event.source === frame.contentWindow && event.origin === appOrigin && event.data?.channel === CHANNEL) {
    hear(event.data.message);
  }
});

// The app may speak as soon as it is there, so it is called only now that somebody listens.
frame.src = frame.dataset.src ?? "";

document.querySelector("[data-menu-button]")?.addEventListener("click", (event) => {
  const isOpen = document.querySelector("[data-nav]")?.classList.toggle("open") ?? false;
  (event.currentTarget as HTMLElement).setAttribute("aria-expanded", String(isOpen));
});

// Unsaved changes keep the merchant in the app, whatever link of the admin is pressed.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest("a[href]");
  if (!link || !saveBar.isOpen) return;
  event.preventDefault();
  saveBar.shake();
});
