export type Wish = "stop" | "start" | "help";

/** Twilio's default keywords, and the same words in the languages of our shops' shoppers. */
const WISHES: Record<Wish, readonly string[]> = {
  stop: [
    "STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT", "ARRET", "STOPP", "ABMELDEN",
    "BAJA", "ALTO", "PARAR", "CANCELAR", "SAIR", "ANNULLA", "STOPPEN", "AFMELDEN", "AVSLUTA", "AFMELD",
  ],
  start: ["START", "UNSTOP", "YES"],
  help: ["HELP", "INFO", "HILFE", "AIDE", "AYUDA", "AJUDA", "AIUTO"],
}; // prettier-ignore

/**
 * What a shopper's text asks for. Whoever begins with a word that means "stop" is taken at it ("Stop texting
 * me please"): any clear wish to be left alone counts. The other words must stand alone.
 * @param optOutType Twilio's own reading, if it has one
 */
export function wishOf(text: string, optOutType?: string): Wish | null {
  const read = optOutType?.toLowerCase();
  if (read === "stop" || read === "start" || read === "help") return read;
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^\p{L} ]/gu, " ")
    .trim();
  const [first = ""] = plain.split(/ +/);
  if (WISHES.stop.includes(first) || WISHES.stop.includes(plain.replaceAll(" ", ""))) return "stop";
  if (WISHES.start.includes(plain)) return "start";
  return WISHES.help.includes(plain) ? "help" : null;
}
