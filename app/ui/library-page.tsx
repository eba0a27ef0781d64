/**
 * A whole page that Shopify's library threw to leave the frame or to renew a token, shown as it is.
 * The library has a boundary of its own, which tells such pages by the name of a class: minified code has none.
 */
export function LibraryPage({ html }: { html: string }) {
  return <div dangerouslySetInnerHTML={{ __html: html || "One moment…" }} />;
}

/** Whether the body of a thrown response is such a page; an empty one comes with headers that do the same. */
export function isLibraryPage(body: unknown): body is string {
  return typeof body === "string" && (body === "" || body.trimStart().startsWith("<"));
}
