const PACKING = "Enter a whole number of days from 0 to 60";
const ROAD = "Enter a whole number of days from 0 to 90";
const DAYS = "Choose at least one day";

/** What to enter instead, by the last part of a field's name: words of zod are not for merchants. */
export const DELIVERY_ADVICE: Record<string, string> = {
  originCountry: "Choose one of the countries shown",
  originRegion: "Choose one of the regions shown",
  processingMin: PACKING,
  processingMax: PACKING,
  cutOffHour: "Enter an hour from 1 to 23, or nothing",
  handlingDays: DAYS,
  closedDays: "Up to 366 days can be kept free",
  deliveryDays: DAYS,
  transitMin: ROAD,
  transitMax: ROAD,
  zones: "Up to 50 zones can be told apart",
  countries: "Choose at least one country",
  regions: "Enter codes such as NY, CA, separated by commas",
  postcodes: "Enter the first one to three signs, separated by commas, such as 20, 974",
};
