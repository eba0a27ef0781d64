export const params = new URLSearchParams(location.search);

const KEPT = "app-bridge-config";

export interface BridgeConfig {
  apiKey: string;
  host: string;
  shop: string;
  locale: string;
}

/** Reads what the admin put into the address; pages reached without it take what the first page was told. */
export function readConfig(apiKey: string): BridgeConfig {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") as Partial<BridgeConfig>;
  const config = {
    apiKey: apiKey === "" ? (kept.apiKey ?? "") : apiKey,
    host: params.get("host") ?? kept.host ?? "",
    shop: params.get("shop") ?? kept.shop ?? "",
    locale: params.get("locale") ?? kept.locale ?? "en",
  };
  sessionStorage.setItem(KEPT, JSON.stringify(config));
  return config;
}
