import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TEMPLATES = fileURLToPath(new URL("../storefront/theme/templates/", import.meta.url));
const BLOCKS = fileURLToPath(new URL("../../extensions/afterglow-theme/blocks/", import.meta.url));
const THEME = "gid://shopify/OnlineStoreTheme/163510026";

/** What `shopify.app.extensions()` answers: each block of the theme extension, and the templates it stands in. */
export function listActivations(templates = TEMPLATES, blocks = BLOCKS) {
  const files = readdirSync(templates).filter((file) => file.endsWith(".json"));
  const activations = readdirSync(blocks)
    .filter((file) => file.endsWith(".liquid"))
    .map((file) => file.replace(/\.liquid$/, ""))
    .map((handle) => {
      const uses = files.filter((file) => readFileSync(templates + file, "utf8").includes(`/blocks/${handle}/`));
      return {
        handle,
        name: handle.replaceAll("-", " ").replace(/^\w/, (first) => first.toUpperCase()),
        target: "section",
        status: uses.length > 0 ? "active" : "available",
        activations: uses.map((file) => ({ target: `template--${file.replace(/\.json$/, "")}`, themeId: THEME })),
      };
    });
  return [{ handle: "afterglow-theme", type: "theme_app_extension", activations }];
}
