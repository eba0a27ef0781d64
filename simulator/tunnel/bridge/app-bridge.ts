import { params, readConfig } from "./config.ts";
import { installElements } from "./elements.ts";
import { installFetch } from "./fetch.ts";
import { installLinks, installOpen } from "./links.ts";
import { isModal } from "./modal.ts";
import { installNavigation } from "./navigation.ts";
import { ask, askForScopes, tell } from "./parent.ts";
import { installForms, saveBar } from "./save-bar.ts";
import { toast } from "./toast.ts";

declare const APP_HOME: string;

// Shopify's App Bridge, as far as an embedded app uses it, spoken with the stand-in for the admin.
const script = document.currentScript as HTMLScriptElement | null;
const config = readConfig(script?.dataset.apiKey ?? "");

const idToken = async () => (await ask("idToken")) as string;
const modalNamed = (id: string) => {
  const element = document.getElementById(id);
  if (!isModal(element)) throw new Error(`There is no modal ${id}`);
  return element;
};

const shopify = {
  config,
  origin: location.origin,
  ready: Promise.resolve(),
  environment: { embedded: window.top !== window, mobile: false, pos: false },
  idToken,
  toast,
  saveBar,
  modal: {
    show: async (id: string) => modalNamed(id).show(),
    hide: async (id: string) => modalNamed(id).hide(),
    toggle: async (id: string) => modalNamed(id).toggle(),
  },
  loading: (on = true) => tell({ say: "loading", on }),
  app: { extensions: () => ask("extensions") },
  // Nothing is picked: as if the merchant closed the picker.
  resourcePicker: () => Promise.resolve(undefined),
  picker: () => Promise.resolve({ selected: Promise.resolve(undefined) }),
  scopes: {
    query: () => Promise.resolve({ granted: [], required: [], optional: [] }),
    request: async (scopes: string[]) => {
      const granted = (await askForScopes(scopes)) as string[] | null;
      const detail = { granted: granted ?? [], required: [], optional: scopes };
      return { result: granted ? "granted-all" : "declined-all", detail };
    },
    revoke: () => Promise.resolve({ detail: { granted: [], required: [], optional: [] } }),
  },
  user: () => Promise.resolve({ accountAccess: "owner" }),
  webVitals: { onReport: () => Promise.resolve() },
  reviews: { request: () => Promise.resolve({ success: false, code: "cooldown-period", message: "Not now" }) },
};

Object.defineProperty(window, "shopify", { value: shopify, configurable: true });

const reload = params.get("shopify-reload");
if (window.top === window && config.host !== "") {
  location.replace(APP_HOME);
} else if (reload !== null) {
  // The bounce page: come back to where the merchant was going, with a fresh token.
  void idToken().then((token) => {
    const target = new URL(reload, location.origin);
    target.searchParams.set("id_token", token);
    location.replace(target);
  });
} else {
  tell({ say: "hello" });
  installFetch(idToken);
  installOpen();
  installLinks();
  installElements();
  installForms();
  installNavigation();
}
