/** Carriers whose tracking address Shopify builds by itself when the merchant gives none. */
const ADDRESSES: Record<string, string> = {
  "Amazon Logistics UK": "https://track.amazon.co.uk/tracking/",
  "Australia Post": "https://auspost.com.au/mypost/track/#/details/",
  "Canada Post": "https://www.canadapost-postescanada.ca/track-reperage/en#/details/",
  Colissimo: "https://www.laposte.fr/outils/suivre-vos-envois?code=",
  Delhivery: "https://www.delhivery.com/track-v2/package/",
  "Deutsche Post": "https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode=",
  "DHL Express": "https://www.dhl.com/en/express/tracking.html?AWB=",
  DHL: "https://www.dhl.de/en/privatkunden/pakete-empfangen/verfolgen.html?piececode=",
  DPD: "https://tracking.dpd.de/status/en_US/parcel/",
  Evri: "https://www.evri.com/track/parcel/",
  FedEx: "https://www.fedex.com/fedextrack/?trknbr=",
  GLS: "https://gls-group.com/track/",
  PostNL: "https://jouw.postnl.nl/track-and-trace/",
  "Royal Mail": "https://www.royalmail.com/track-your-item#/tracking-results/",
  UPS: "https://www.ups.com/WebTracking?loc=en_US&requester=ST&trackNums=",
  USPS: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
};

export function carrierUrl(company: string, number: string): string | null {
  const address = ADDRESSES[company];
  return address ? address + encodeURIComponent(number) : null;
}
