/**
 * Words that make a text an advertisement, in the languages of our catalogs, without accents and in lower case. A
 * text that advertises needs prior express *written* consent in the United States (47 CFR 64.1200(f)(9)), another
 * header and template in India, and consent nearly everywhere else.
 */
const PHRASES: readonly string[] = [
  // en
  ...["sale", "sales", "discount", "discounts", "coupon", "promo", "promo code", "promotion", "voucher", "deal", "deals"],
  ...["special offer", "limited time", "shop now", "buy now", "order now", "free gift", "clearance", "black friday"],
  ...["cyber monday", "cashback", "you may also like", "new arrivals", "save up to", "money off", "earn points"],
  // de
  ...["rabatt", "rabatte", "gutschein", "gutscheincode", "angebot", "angebote", "sonderpreis", "jetzt kaufen"],
  ...["jetzt shoppen", "schlussverkauf", "neuheiten", "spare bis zu", "gratisgeschenk"],
  // fr
  ...["solde", "soldes", "remise", "reduction", "code promo", "bon d achat", "offre speciale", "vente flash", "nouveautes"],
  ...["achetez maintenant"],
  // es
  ...["descuento", "descuentos", "cupon", "oferta", "ofertas", "rebaja", "rebajas", "codigo promocional", "compra ahora"],
  ...["novedades", "liquidacion", "regalo gratis"],
  // pt
  ...["desconto", "descontos", "cupao", "cupom", "promocao", "promocoes", "saldos", "codigo promocional", "compre agora"],
  ...["novidades", "liquidacao"],
  // it
  ...["sconto", "sconti", "buono sconto", "codice promo", "offerta", "offerte", "saldi", "promozione", "acquista ora"],
  ...["compra ora", "novita"],
  // nl
  ...["korting", "kortingen", "kortingscode", "aanbieding", "aanbiedingen", "uitverkoop", "koop nu", "shop nu"],
]; // prettier-ignore

/** Words of languages that are written without blanks, or with marks that must stay. */
const ANYWHERE: readonly string[] = [
  ...["छूट", "ऑफ़र", "ऑफर", "कूपन", "सेल ", "अभी खरीदें"],
  ...["セール", "割引", "クーポン", "特典", "キャンペーン", "ポイント還元", "今すぐ購入"],
  ...["折扣", "优惠", "促销", "特价", "满减", "限时", "立即购买", "打折"],
  ...["خصم", "تخفيض", "تخفيضات", "كوبون", "قسيمة", "عرض خاص", "عروض", "تسوق الآن", "اشتر الآن"],
  ...["הנחה", "הנחות", "קופון", "מבצע", "מבצעים", "שובר", "קנו עכשיו"],
]; // prettier-ignore

/** "20%", "20 % off", "٪٢٠": a share of a price; what a text about a parcel never needs. A tag of Liquid is none. */
const SHARE = /\p{Nd}{1,2}\s?[%٪％](?!\})|(?<!\{)[%٪％]\s?\p{Nd}{1,2}/u;

/** What a sign may also be written as; a blank as whatever parts words. */
const ACCENTED: Record<string, string> = {
  ...{ a: "aàáâãä", c: "cç", e: "eèéêë", i: "iìíîï", o: "oòóôõö", u: "uùúûü", n: "nñ", " ": "\\s'’\\-" },
};

/**
 * What in a merchant's words sounds like advertising, as they wrote it. A text with one of them
 * is not saved; words that also mean something else are not on the list.
 * @returns the words found, each once, in their order
 */
export function findPromotion(text: string): string[] {
  const whole = text.normalize("NFC");
  const found = [...whole.matchAll(WORDS), ...whole.matchAll(new RegExp(SHARE, "gu"))];
  const words = found.toSorted((one, other) => one.index - other.index).map((match) => match[0].trim());
  return [...new Set(words)];
}

const WORDS = new RegExp(
  [
    `(?<![\\p{L}\\p{N}])(?:${PHRASES.toSorted(longestFirst).map(lenient).join("|")})(?![\\p{L}\\p{N}])`,
    ...ANYWHERE,
  ].join("|"),
  "giu",
);

function longestFirst(one: string, other: string): number {
  return other.length - one.length;
}

/** A phrase with or without its accents, blanks as one or more of what separates words. */
function lenient(phrase: string): string {
  return [...phrase].map((sign) => (ACCENTED[sign] ? `[${ACCENTED[sign]}]${sign === " " ? "+" : ""}` : sign)).join("");
}
