import { Memo } from "#app/lib/memo.ts";

/** The languages of everything shoppers read. English is the source the others are translated from. */
export const LOCALES = ["en", "de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh-Hans", "ar", "he"] as const;

export type Locale = (typeof LOCALES)[number];

/** A catalog, and how its language writes days and numbers where the reader lives. */
export interface Language {
  locale: Locale;
  /** BCP 47, for `Intl`: the reader's own region where it speaks the catalog's language. */
  format: string;
}

const RIGHT_TO_LEFT: ReadonlySet<Locale> = new Set(["ar", "he"]);
/** A language alone leaves open how a day is written: the more common way outside one country. */
const HOME: Partial<Record<Locale, string>> = { en: "en-GB" };
/** Longer lists are nobody's true wishes. */
const MOST_WISHES = 10;
const LONGEST_WISH = 200;

export const ENGLISH: Language = languageOf("en");

export function directionOf(locale: Locale): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(locale) ? "rtl" : "ltr";
}

/** The catalog's own language, without a region. */
export function languageOf(locale: Locale): Language {
  return { locale, format: HOME[locale] ?? locale };
}

/**
 * The first wish that we have a catalog for, else English.
 * @param wishes most wanted first: a tag ("pt-BR", "de_AT") or an `Accept-Language` header; null says nothing
 */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  const clipped = wishes.map((wish) => (wish ?? "").slice(0, LONGEST_WISH));
  return chosen.get(clipped.join("|"), () => choose(clipped));
}

/** Browsers ask for the same few languages over and over, and reading tags takes longer than most of a page. */
const chosen = new Memo<Language>(1_000);

function choose(wishes: readonly string[]): Language {
  for (const tag of wishes.flatMap(tagsOf)) {
    const wished = new Intl.Locale(tag);
    const locale = LOCALES.find((one) => new Intl.Locale(one).language === wished.language);
    if (locale) return { locale, format: formatFor(wished.region, locale) };
  }
  return ENGLISH;
}

/** Tags in the order of their weight; what is no language tag is left out (RFC 9110, section 12.5.4). */
function tagsOf(wish: string): string[] {
  const weighed = wish.split(",", MOST_WISHES).map((part) => {
    const [tag = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
    return { tag: canonical(tag), weight: weight === undefined ? 1 : Number(weight) };
  });
  return weighed
    .toSorted((a, b) => b.weight - a.weight)
    .flatMap(({ tag, weight }) => (tag !== null && weight > 0 ? [tag] : []));
}

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}

/**
 * Only the region is taken over: other subtags could change calendars and digits in ways no catalog expects. And only
 * one in which the language is written in a way of its own, so that nobody can make us learn regions without end.
 */
function formatFor(region: string | undefined, locale: Locale): string {
  const { format } = languageOf(locale);
  if (region === undefined) return format;
  const wished = new Intl.Locale(locale, { region }).toString();
  return new Intl.DateTimeFormat(wished).resolvedOptions().locale === wished ? wished : format;
}
