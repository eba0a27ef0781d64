import { DOUBTS, NOT_US, REFUSALS, WHOLE_REFUSALS } from "./refusal-phrases.ts";

export type Wish = "stop" | "start" | "help";

/** Twilio's default keywords, and the same words in the languages of our shops' shoppers. */
const WISHES: Record<Wish, readonly string[]> = {
  stop: [
    "stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout", "arret", "arreter", "stopp",
    "abmelden", "baja", "alto", "parar", "cancelar", "sair", "annulla", "stoppen", "afmelden", "avsluta", "afmeld",
    "रोको", "停止", "配信停止", "退订", "توقف", "ايقاف", "הסר", "עצור", "הפסק",
  ],
  start: ["start", "unstop", "yes"],
  help: ["help", "info", "hilfe", "aide", "ayuda", "ajuda", "aiuto"],
}; // prettier-ignore

/** Words that change nothing beside a keyword: "ok stop please". */
const POLITE: ReadonlySet<string> = new Set([
  ...["please", "pls", "plz", "ok", "okay", "now", "hi", "hello", "thanks", "thank", "you", "just", "the", "all", "me"],
  ...["bitte", "danke", "jetzt", "sofort", "svp", "merci", "por", "favor", "gracias", "obrigado", "per", "favore"],
  ...["grazie", "alstublieft", "aub", "kripya", "कृपया", "من", "فضلك", "בבקשה", "sms", "text", "texts", "messages"],
]);

/** Polite words that name no message. */
const COURTESY: ReadonlySet<string> = new Set([...POLITE].filter((word) => !/^(?:sms|texts?|messages)$/.test(word)));

/** A text longer than this is read only so far. */
const LONGEST = 1_000;

/**
 * What a shopper's text asks for. A keyword counts when it stands alone, or but for politeness; a wish to be left
 * alone counts in words of one's own as well ("please leave me alone").
 * @param optOutType Twilio's own reading, if it has one
 */
export function wishOf(text: string, optOutType?: string): Wish | null {
  const read = optOutType?.toLowerCase();
  if (read === "stop" || read === "start" || read === "help") return read;
  const said = plain(text);
  if (WISHES.stop.includes(without(said, POLITE).replaceAll(" ", "")) || refuses(said)) return "stop";
  if (WISHES.start.includes(said)) return "start";
  return WISHES.help.includes(said) ? "help" : null;
}

/**
 * Whether a text that asks for nothing we are sure of may still mean "leave me alone": somebody should look at it.
 */
export function mayRefuse(text: string): boolean {
  if (wishOf(text) !== null) return false;
  const said = plain(text);
  const [first = ""] = said.split(" ");
  // "Stop!! this is not my parcel" begins like a wish; "the parcel must not stop" does not.
  if (WISHES.stop.includes(first)) return !VISIT.some((phrase) => holds(said, phrase));
  return [...DOUBTS, ...WHOLE_REFUSALS, ...REFUSALS].some((phrase) => holds(said, phrase));
}

const VISIT = NOT_US.filter((phrase) => /^stop (?:by|at|in|over|off)$/.test(phrase));

/** A visit or the parcel's halt takes nothing back: "stop texting me or I stop by" is a refusal by its first half. */
function refuses(said: string): boolean {
  if (WHOLE_REFUSALS.includes(without(said, COURTESY))) return true;
  const aboutUs = NOT_US.reduce((rest, phrase) => ` ${rest} `.replaceAll(` ${phrase} `, " | ").trim(), said);
  return REFUSALS.some((phrase) => holds(aboutUs, phrase));
}

function without(said: string, words: ReadonlySet<string>): string {
  return said
    .split(" ")
    .filter((word) => !words.has(word))
    .join(" ");
}

/** Whole words in languages that part them with blanks; anywhere in those that do not. */
function holds(said: string, phrase: string): boolean {
  const sought = plain(phrase);
  return /[\u3040-\u30ff\u4e00-\u9fff]/u.test(sought) ? said.includes(sought) : ` ${said} `.includes(` ${sought} `);
}

/** Lower case, no accents and vowel signs, one kind of alef and yeh, single blanks between words. */
function plain(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/ى/gu, "ي")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
