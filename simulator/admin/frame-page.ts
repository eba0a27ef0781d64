import { APP_HANDLE } from "./addresses.ts";
import { escapeHtml } from "./html.ts";

/** The page around the app: top bar, navigation, and the frame the app lives in. */
export function framePage(page: { storeName: string; store: string; appUrl: string; frameUrl: string }): string {
  const own = `<a class="nav-link nav-app" href="${page.store}/apps/${APP_HANDLE}" data-app-home aria-current="page"><i class="app-icon" aria-hidden="true"></i>Afterglow</a>
    <div class="nav-own" data-menu></div>`;
  const content = `<section class="app" aria-label="Afterglow">
      <div class="title-bar" data-title-bar hidden><strong data-title></strong><span data-title-buttons></span></div>
      <iframe title="Afterglow" name="app-iframe" allow="clipboard-write" data-src="${escapeHtml(page.frameUrl)}"></iframe>
    </section>
    <div class="toasts" data-toasts role="status" aria-live="polite"></div>
    <script src="/__frame/frame.js" data-app-url="${escapeHtml(page.appUrl)}" data-base="${page.store}/apps/${APP_HANDLE}"></script>`;
  return adminShell({ title: "Afterglow", storeName: page.storeName, store: page.store, current: "app", own, content });
}

/** Every page of the admin: what is the same on all of them. */
export function adminShell(page: {
  title: string;
  storeName: string;
  store: string;
  current: string;
  own?: string;
  content: string;
}): string {
  const link = (path: string, key: string, label: string) =>
    `<a class="nav-link" href="${page.store}${path}"${page.current === key ? ' aria-current="page"' : ""}>${label}</a>`;
  const own =
    page.own ??
    `<a class="nav-link nav-app" href="${page.store}/apps/${APP_HANDLE}"><i class="app-icon" aria-hidden="true"></i>Afterglow</a>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(page.title)} · ${escapeHtml(page.storeName)} · Admin</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/__frame/admin.css">
  </head>
  <body>
    <header class="top-bar">
      <button class="menu-button" type="button" data-menu-button aria-label="Navigation" aria-expanded="false">☰</button>
      <a class="brand" href="${page.store}">admin</a>
      <span class="search" aria-hidden="true">Search</span>
      <span class="store">${escapeHtml(page.storeName)}</span>
      <div class="save-bar" data-save-bar hidden role="region" aria-label="Unsaved changes">
        <span>Unsaved changes</span>
        <span><button type="button" data-discard>Discard</button><button type="button" class="primary" data-save>Save</button></span>
      </div>
    </header>
    <div class="loading" data-loading hidden></div>
    <div class="columns">
      <nav class="nav" data-nav aria-label="Admin">
        ${link("", "home", "Home")}${link("/orders", "orders", "Orders")}${link("/products", "products", "Products")}
        <p>Sales channels</p>
        ${link("/themes/current/editor", "themes", "Online Store")}
        <p>Apps</p>
        ${own}
      </nav>
      <main class="content">${page.content}</main>
    </div>
  </body>
</html>`;
}
