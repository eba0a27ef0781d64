export interface Facts {
  target: string;
  shop: unknown;
  /** Values that Shopify hands over as signals; those of `localization` are signals one by one. */
  values: Record<string, unknown> & { localization: Record<string, unknown> };
  translations: Record<string, unknown>;
  tokenUrl: string;
  appUrl: { builtIn: string; real: string };
}

/** Puts up the `shopify` global of API 2026-07, as far as our pages have something to say. */
export function installShopify(facts: Facts): void {
  const { localization, ...values } = facts.values;
  const shopify = {
    ...signalsOf(values),
    localization: signalsOf(localization),
    shop: facts.shop,
    version: "2026-07",
    extension: { target: facts.target, apiVersion: "2026-07" },
    i18n: { translate: (key: string) => translate(facts.translations, key) },
    sessionToken: { get: () => fetchToken(facts.tokenUrl) },
    requireLogin: signIn,
    setSignals: () => undefined,
    extend: (target: string, run: () => unknown) => {
      if (target === facts.target) void run();
    },
  };
  Object.assign(window, { shopify });
  redirectApp(facts.appUrl);
}

function signalsOf(values: Record<string, unknown>) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, subscribe: () => () => undefined }]),
  );
}

function translate(words: Record<string, unknown>, key: string): string {
  const found = key
    .split(".")
    .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], words);
  return typeof found === "string" ? found : `Translation missing: ${key}`;
}

async function fetchToken(url: string): Promise<string> {
  const response = await fetch(url, { method: "POST" });
  return ((await response.json()) as { token: string }).token;
}

/** Signing in takes no password here: the page comes again, and knows the customer. */
function signIn(): Promise<void> {
  window.parent.postMessage({ signIn: true }, "*");
  return new Promise(() => undefined);
}

/** The bundle knows the app's public address, which nobody answers here; the calls themselves are real. */
function redirectApp({ builtIn, real }: Facts["appUrl"]): void {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) =>
    send(
      typeof input === "string" && input.startsWith(`${builtIn}/`) ? real + input.slice(builtIn.length) : input,
      init,
    );
}
