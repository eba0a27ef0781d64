export interface Country {
  code: string;
  name: string;
  dialing: string;
}

/** Where Willow sends to. */
export const COUNTRIES: Country[] = [
  { code: "DE", name: "Germany", dialing: "+49" },
  { code: "AT", name: "Austria", dialing: "+43" },
  { code: "BE", name: "Belgium", dialing: "+32" },
  { code: "DK", name: "Denmark", dialing: "+45" },
  { code: "ES", name: "Spain", dialing: "+34" },
  { code: "FR", name: "France", dialing: "+33" },
  { code: "GB", name: "United Kingdom", dialing: "+44" },
  { code: "IN", name: "India", dialing: "+91" },
  { code: "IT", name: "Italy", dialing: "+39" },
  { code: "NL", name: "Netherlands", dialing: "+31" },
  { code: "PL", name: "Poland", dialing: "+48" },
  { code: "SE", name: "Sweden", dialing: "+46" },
  { code: "US", name: "United States", dialing: "+1" },
];
