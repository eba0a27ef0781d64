/** As a merchant sets it who lets every message leave at once, at any hour, and has switched off Shopify's own. */
export const AT_ONCE = {
  shippedHoldMinutes: 0,
  smsHours: { from: 0, to: 24 },
  spacingMinutes: 0,
  smsPerDay: 10,
  burst: 1_000_000,
  elsewhere: { order_confirmed: "off", shipped: "off", out_for_delivery: "off", delivered: "off" },
};
