import { EMBEDDED_PARAMS } from "../../admin/protocol.ts";
import { listen, tell } from "./parent.ts";

/** Tells the admin each new address, and goes where the admin's navigation points. */
export function installNavigation(): void {
  for (const name of ["pushState", "replaceState"] as const) {
    const plain = history[name].bind(history);
    history[name] = (...args) => {
      plain(...args);
      report();
    };
  }
  addEventListener("popstate", report);
  report();

  listen((message) => {
    if (message.say === "goTo") navigate(message.path);
  });
}

function report(): void {
  const query = new URLSearchParams(location.search);
  for (const name of EMBEDDED_PARAMS) query.delete(name);
  tell({ say: "moved", path: query.size === 0 ? location.pathname : `${location.pathname}?${query.toString()}` });
}

/** Lets the app's router go there (it listens to `shopify:navigate`); what has no router loads the page. */
function navigate(path: string): void {
  const link = document.createElement("a");
  link.href = path;
  link.hidden = true;
  document.body.append(link);
  const before = location.pathname + location.search;
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  link.remove();
  if (!("__remixContext" in window) && before !== path) location.assign(path);
}
