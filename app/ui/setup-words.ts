type StepKey = "orders" | "catalog" | "block" | "brand" | "doubles" | "sending";

/** What each step of the set-up guide is called, and why it asks. */
export const guideWords: Record<StepKey, { title: string; why: string }> = {
  orders: {
    title: "Your recent orders are read",
    why: "Afterglow reads the last 60 days, so that shoppers who already wait find their parcel. Nobody gets a message for these.",
  },
  catalog: {
    title: "Your products are read",
    why: "The tracking page shows what was bought and what goes with it, from your own catalog.",
  },
  block: {
    title: "Add the tracking block to a page",
    why: "In the theme editor, choose the page that should hold it, save, and link the page from your menu. It takes the look of your theme.",
  },
  brand: {
    title: "Set your brand",
    why: "Your color, logo and contact appear on the tracking page and in every message.",
  },
  doubles: {
    title: "Check Shopify’s own shipping messages",
    why: "If Shopify already mails shoppers about shipping, they would hear everything twice. Switch off there what Afterglow should send.",
  },
  sending: {
    title: "Switch on messages",
    why: "From this moment on, shoppers hear about their parcels. Nothing that happened before is sent.",
  },
};
