/** What the page of an app says to the admin around it. */
export type FromApp =
  /** A new page of the app has begun: nothing of the last one is left. */
  | { say: "hello" }
  | { say: "ask"; id: number; what: "idToken" | "extensions" | "products" }
  | { say: "wantScopes"; id: number; scopes: string[] }
  | { say: "moved"; path: string }
  | { say: "menu"; links: MenuLink[] }
  | { say: "title"; title: string; buttons: TitleButton[] }
  | { say: "toast"; id: number; message: string; isError: boolean; duration: number; action: string | null }
  | { say: "toastGone"; id: number }
  | { say: "saveBar"; open: boolean }
  | { say: "shakeSaveBar" }
  | { say: "loading"; on: boolean }
  | { say: "open"; url: string; target: string };

/** What the admin says to the app's page. */
export type ToApp =
  | { say: "answer"; id: number; value: unknown }
  | { say: "goTo"; path: string }
  | { say: "saveBarPressed"; button: "save" | "discard" }
  | { say: "titlePressed"; at: number }
  | { say: "toastPressed"; id: number };

export interface MenuLink {
  label: string;
  path: string;
  isHome: boolean;
}

export interface TitleButton {
  label: string;
  isPrimary: boolean;
}

/** Marks our messages among all others a window gets. */
export const CHANNEL = "willow-admin";

export interface Envelope<Message> {
  channel: typeof CHANNEL;
  message: Message;
}

/** Parameters the admin adds to an app's address; they never show in the admin's own address bar. */
export const EMBEDDED_PARAMS = [
  "embedded",
  "host",
  "shop",
  "id_token",
  "hmac",
  "locale",
  "session",
  "timestamp",
  "protocol",
  "appLoadId",
];
