const DARK_ONLY = /\(\s*prefers-color-scheme:\s*dark\s*\)/g;

/**
 * An e-mail as a mail program with this scheme shows it: in a frame, media queries follow the reader's own system,
 * whatever is being looked at.
 */
export function inScheme(html: string, scheme: "light" | "dark"): string {
  return html.replace(DARK_ONLY, scheme === "dark" ? "(min-width:0)" : "(max-width:0)");
}
