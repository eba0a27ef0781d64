/** What the table of holidays calls a region that Shopify's `province_code` names otherwise. The rest agree (ISO 3166-2). */
const NAMES: Record<string, Record<string, string>> = {
  // Holidays belong to the autonomous communities, addresses to their provinces.
  ES: {
    ...named("AN", "AL CA CO GR H J MA SE"),
    ...named("AR", "HU TE Z"),
    ...named("AS", "O"),
    ...named("CB", "S"),
    ...named("CL", "AV BU LE P SA SG SO VA ZA"),
    ...named("CM", "AB CR CU GU TO"),
    ...named("CN", "GC TF"),
    ...named("CT", "B GI L T"),
    ...named("EX", "BA CC"),
    ...named("GA", "C LU OR PO"),
    ...named("IB", "PM"),
    ...named("MC", "MU"),
    ...named("MD", "M"),
    ...named("NC", "NA"),
    ...named("PV", "BI SS VI"),
    ...named("RI", "LO"),
    ...named("VC", "A CS V"),
  },
  IN: { CG: "CT", TS: "TG", UK: "UT" },
  // Whit Monday is kept in South Tyrol alone.
  IT: { BZ: "32" },
  MY: {
    ...{ JHR: "01", KDH: "02", KTN: "03", MLK: "04", NSN: "05", PHG: "06", PNG: "07", PRK: "08", PLS: "09" },
    ...{ SGR: "10", TRG: "11", SBH: "12", SWK: "13", KUL: "14", LBN: "15", PJY: "16" },
  },
};

/** @param region without its country before it, "" when none is known */
export function holidayRegion(country: string, region: string): string {
  return NAMES[country]?.[region] ?? region;
}

function named(name: string, regions: string): Record<string, string> {
  return Object.fromEntries(regions.split(" ").map((region) => [region, name]));
}
