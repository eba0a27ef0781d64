import { IntlMessageFormat } from "intl-messageformat";

import { Memo } from "#app/lib/memo.ts";

import { CATALOGS, type MessageKey } from "./catalogs.ts";
import { directionOf, type Language, type Locale } from "./locale.ts";

/** What may stand in for a message's placeholders: text as it is, numbers in the language's own digits. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** One language's words. */
export interface Words extends Language {
  dir: "ltr" | "rtl";
  /**
   * A message with its placeholders filled in (ICU MessageFormat). Values are data: braces in them mean nothing.
   * @throws when a placeholder is left without a value
   */
  say(key: MessageKey, values?: MessageValues): string;
}

const parsed = new Memo<IntlMessageFormat>(10_000);

/** The words of one language; a message nobody has translated yet is told in English. */
export function wordsIn(language: Language): Words {
  const { locale, format } = language;
  return {
    ...language,
    dir: directionOf(locale),
    say: (key, values = {}) => String(messageOf(locale, format, key).format(values)),
  };
}

function messageOf(locale: Locale, format: string, key: MessageKey): IntlMessageFormat {
  return parsed.get(`${format} ${key}`, () => {
    const own = CATALOGS[locale][key];
    const language = own === undefined ? "en" : format;
    return new IntlMessageFormat(own ?? CATALOGS.en[key], language, undefined, { ignoreTag: true });
  });
}
