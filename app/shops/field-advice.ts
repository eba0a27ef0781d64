const ADDRESS = "Enter a whole web address, with https://";
const COLOR = "Enter a color such as #2f6f5e";
const STAGES = "Choose from the stages shown";

/** What to enter instead, by the last part of a field's name: words of zod are not for merchants. */
export const FIELD_ADVICE: Record<string, string> = {
  displayName: "Use at most 60 characters",
  logoUrl: ADDRESS,
  accentColor: COLOR,
  textColor: COLOR,
  backgroundColor: COLOR,
  cornerRadius: "Enter a whole number from 0 to 32",
  progressStyle: "Choose one of the styles shown",
  customCss: "Use at most 4 kB of CSS",
  supportEmail: "Enter an e-mail address such as help@example.com",
  supportUrl: ADDRESS,
  contactStages: STAGES,
  returnsUrl: ADDRESS,
  returnsStages: STAGES,
  reorderUrl: ADDRESS,
  reorderStages: STAGES,
  reviewUrl: ADDRESS,
  reviewAfterDays: "Enter a whole number from 0 to 90",
  title: "Use at most 80 characters",
  text: "Use at most 400 characters",
  linkLabel: "Use at most 40 characters",
  linkUrl: ADDRESS,
  careSources: "Enter one or two metafields such as custom.care, separated by a comma",
  postalAddress: "Use at most 200 characters",
};
