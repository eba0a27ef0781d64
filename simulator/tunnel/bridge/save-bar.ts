import { listen, tell } from "./parent.ts";

/** Who owns the bar now: a `ui-save-bar` element or a form with `data-save-bar`. */
interface Owner {
  save(): void;
  discard(): void;
}

let owner: Owner | null = null;

export function openSaveBar(next: Owner): void {
  owner = next;
  tell({ say: "saveBar", open: true });
}

export function closeSaveBar(ended: Owner): void {
  if (owner !== ended) return;
  owner = null;
  tell({ say: "saveBar", open: false });
}

interface SaveBarElement extends HTMLElement {
  show(): Promise<void>;
  hide(): Promise<void>;
  readonly showing: boolean;
}

function named(id: string): SaveBarElement {
  const element = document.getElementById(id);
  if (element?.localName !== "ui-save-bar") throw new Error(`There is no save bar ${id}`);
  return element as SaveBarElement;
}

/** `shopify.saveBar` */
export const saveBar = {
  show: (id: string) => named(id).show(),
  hide: (id: string) => named(id).hide(),
  toggle: (id: string) => (named(id).showing ? named(id).hide() : named(id).show()),
  /** Resolves when nothing is unsaved; shakes the bar and never resolves otherwise, so that the page is not left. */
  leaveConfirmation: () =>
    new Promise<void>((resolve) => {
      if (owner) tell({ say: "shakeSaveBar" });
      else resolve();
    }),
};

/** Forms with `data-save-bar` open the bar when edited, and submit or reset by its buttons. */
export function installForms(): void {
  const owners = new WeakMap<HTMLFormElement, Owner>();
  const ownerOf = (form: HTMLFormElement) => {
    const known = owners.get(form) ?? { save: () => form.requestSubmit(), discard: () => form.reset() };
    owners.set(form, known);
    return known;
  };
  const formOf = (event: Event) => (event.target as Element).closest<HTMLFormElement>("form[data-save-bar]");
  for (const name of ["input", "change"]) {
    document.addEventListener(name, (event) => {
      const form = formOf(event);
      if (form) openSaveBar(ownerOf(form));
    });
  }
  for (const name of ["submit", "reset"]) {
    document.addEventListener(name, (event) => {
      const form = formOf(event);
      if (form) closeSaveBar(ownerOf(form));
    });
  }
}

listen((message) => {
  if (message.say !== "saveBarPressed") return;
  if (message.button === "save") owner?.save();
  else owner?.discard();
});
