/**
 * Tracking pages of carriers, for parcels whose shop gave a number but no link. Names as Shopify writes
 * them, without case, blanks and punctuation; `@` stands for the number.
 */
const PAGES: Record<string, string> = {
  ups: "https://www.ups.com/track?tracknum=@",
  usps: "https://tools.usps.com/go/TrackConfirmAction?tLabels=@",
  fedex: "https://www.fedex.com/fedextrack/?trknbr=@",
  dhlexpress: "https://www.dhl.com/en/express/tracking.html?AWB=@",
  dhl: "https://www.dhl.de/en/privatkunden/dhl-sendungsverfolgung.html?piececode=@",
  dhlecommerce: "https://webtrack.dhlecs.com/?trackingnumber=@",
  deutschepost: "https://www.deutschepost.de/sendung/simpleQuery.html?form.sendungsnummer=@",
  dpd: "https://www.dpdgroup.com/mydpd/my-parcels/search?parcelNumber=@",
  gls: "https://gls-group.com/track/@",
  hermes: "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#@",
  evri: "https://www.evri.com/track/parcel/@",
  royalmail: "https://www.royalmail.com/track-your-item#/tracking-results/@",
  postnl: "https://jouw.postnl.nl/track-and-trace/@",
  laposte: "https://www.laposte.fr/outils/suivre-vos-envois?code=@",
  colissimo: "https://www.laposte.fr/outils/suivre-vos-envois?code=@",
  canadapost: "https://www.canadapost-postescanada.ca/track-reperage/en#/search?searchFor=@",
  australiapost: "https://auspost.com.au/mypost/track/#/details/@",
  postnord: "https://www.postnord.se/en/our-tools/track-and-trace?shipmentId=@",
  ontrac: "https://www.ontrac.com/tracking/?number=@",
};

/** The carrier's own page for a parcel, or null for a carrier we do not know. */
export function carrierLink(carrier: string, number: string): string | null {
  const name = carrier.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  if (number === "" || !Object.hasOwn(PAGES, name)) return null;
  return (PAGES[name] ?? "").replace("@", () => encodeURIComponent(number));
}
