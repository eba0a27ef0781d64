import type { Locale } from "./locale.ts";
import ar from "./locales/ar.json";
import de from "./locales/de.json";
import en from "./locales/en.json";
import es from "./locales/es.json";
import fr from "./locales/fr.json";
import he from "./locales/he.json";
import hi from "./locales/hi.json";
import it from "./locales/it.json";
import ja from "./locales/ja.json";
import nl from "./locales/nl.json";
import pt from "./locales/pt.json";
import zhHans from "./locales/zh-Hans.json";

/** The name of a message, as the English catalog lists it. */
export type MessageKey = keyof typeof en;

type Catalog = Partial<Record<MessageKey, string>>;

/** Every language's messages in ICU MessageFormat, by key. */
export const CATALOGS: Record<Locale, Catalog> & { en: Record<MessageKey, string> } = {
  ...{ en, de, fr, es, pt, it, nl, hi, ja, ar, he },
  "zh-Hans": zhHans,
};

export const MESSAGE_KEYS = Object.keys(en) as MessageKey[];
