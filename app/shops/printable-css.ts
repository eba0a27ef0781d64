/**
 * Whether CSS may stand inside a `<style>` of a page that Shopify reads as Liquid: the last look before it is
 * printed, whoever wrote it and however it came to be stored.
 */
export function isPrintableCss(css: string): boolean {
  return !/[<\\]|\{\{|\{%|(?![\t\n\r])\p{Cc}|\p{Surrogate}/u.test(css);
}
