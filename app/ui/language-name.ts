/** Languages by their own names, behind the order's own. */
export function languageNames(locales: readonly string[]): { value: string; label: string }[] {
  const named = locales.map((locale) => {
    const name = new Intl.DisplayNames(locale, { type: "language" }).of(locale) ?? locale;
    return { value: locale, label: name.charAt(0).toLocaleUpperCase(locale) + name.slice(1) };
  });
  return [{ value: "", label: "The order’s own" }, ...named];
}
