/** How parcels travel from Berlin to a country. Days are calendar days from the first scan to the door. */
export interface Lane {
  countryCode: string;
  /** Share of the shop's orders, in percent. */
  share: number;
  carriers: [company: string, share: number][];
  days: [fastest: number, slowest: number];
  hubs: string[];
  shippingMinor: number;
  /** What was sent within these days before the present took so many days longer. */
  slowdown?: { fromDaysAgo: number; toDaysAgo: number; days: number };
}

export const LANES: Lane[] = [
  {
    countryCode: "DE",
    share: 44,
    carriers: [
      ["DHL", 58],
      ["Deutsche Post", 14],
      ["DPD", 16],
      ["UPS", 12],
    ],
    days: [1, 3],
    hubs: ["Berlin", "Hannover", "Rüdersdorf"],
    shippingMinor: 490,
  },
  { countryCode: "AT", share: 6, carriers: [["DPD", 100]], days: [2, 4], hubs: ["Passau", "Linz"], shippingMinor: 790 },
  {
    countryCode: "FR",
    share: 11,
    carriers: [
      ["Colissimo", 80],
      ["UPS", 20],
    ],
    days: [3, 6],
    hubs: ["Saarbrücken", "Strasbourg", "Roissy"],
    shippingMinor: 890,
  },
  {
    countryCode: "NL",
    share: 8,
    carriers: [
      ["PostNL", 75],
      ["DPD", 25],
    ],
    days: [2, 4],
    hubs: ["Duisburg", "Den Hoorn"],
    shippingMinor: 790,
  },
  {
    countryCode: "GB",
    share: 12,
    carriers: [
      ["Royal Mail", 70],
      ["Evri", 30],
    ],
    days: [4, 8],
    hubs: ["Frankfurt", "Heathrow Worldwide DC", "Coventry"],
    shippingMinor: 1_290,
    // A strike at the border.
    slowdown: { fromDaysAgo: 32, toDaysAgo: 12, days: 5 },
  },
  {
    countryCode: "US",
    share: 13,
    carriers: [
      ["USPS", 60],
      ["UPS", 40],
    ],
    days: [5, 11],
    hubs: ["Frankfurt", "New York NY ISC", "Chicago"],
    shippingMinor: 1_890,
  },
  {
    countryCode: "IN",
    share: 6,
    carriers: [["Delhivery", 100]],
    days: [7, 14],
    hubs: ["Frankfurt", "Delhi Air Cargo", "Bilaspur Gateway"],
    shippingMinor: 1_990,
  },
];

/** They say where a parcel is, and never when it comes. */
export const NAME_NO_DAY: ReadonlySet<string> = new Set(["Deutsche Post", "Colissimo", "Evri", "Delhivery"]);

/** By so many days the day that a carrier names is too early. */
export const TOO_EARLY: Record<string, number> = { USPS: 2, "Royal Mail": 1, DPD: 1 };

/** What tracking numbers look like: `#` is a digit, `A` a letter. */
export const NUMBERS: Record<string, string> = {
  DHL: "00340434############",
  "Deutsche Post": "A###########A",
  DPD: "01976#########",
  UPS: "1Z8A4W67688#######",
  USPS: "94001#################",
  "Royal Mail": "AA#########GB",
  Evri: "H00A############",
  Colissimo: "6A###########",
  PostNL: "3S###########",
  Delhivery: "19##########",
};
