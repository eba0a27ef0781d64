const HOUR = "Enter a whole hour from 0 to 24";

/** What to enter instead, by the field of the sending rules: words of zod are not for merchants. */
export const SENDING_ADVICE: Readonly<Record<string, string>> = {
  shippedHoldMinutes: "Enter whole minutes from 0 to 60",
  "smsHours.from": HOUR,
  "smsHours.to": HOUR,
  "emailHours.from": HOUR,
  "emailHours.to": HOUR,
  spacingMinutes: "Enter whole minutes from 0 to 240",
  smsPerDay: "Enter a whole number from 1 to 10",
  addressKeptDays: "Enter whole days from 30 to 365",
  burst: "Enter a whole number from 100 to 1,000,000",
  "dlt.entityId": "Enter the 10 to 19 digits of your registration",
  segmentPrice: "Enter a price such as 0.0079, or nothing",
  "alerts.digestTo": "Enter an e-mail address such as you@example.com",
  "alerts.digestHour": "Enter a whole hour from 0 to 23",
  "alerts.webhookUrl": "Enter a whole web address, with https://",
};
