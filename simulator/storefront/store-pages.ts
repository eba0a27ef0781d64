/** The pages the merchant wrote, by handle. */
export const STORE_PAGES: Record<string, { title: string; content: string }> = {
  track: { title: "Track your order", content: "" },
  about: {
    title: "About Willow",
    content: `<p>Willow began in a workshop by the river Spree, with a lathe, a loom and too many cups of tea. Today eleven of us choose, make and pack things for calm rooms: things that are pleasant to hold, easy to mend and quiet to look at.</p>
<p>We work with small makers we know by name. When something of ours breaks, write to us before you throw it away. There is usually a way.</p>`,
  },
  delivery: {
    title: "Delivery and returns",
    content: `<p>Orders placed before two in the afternoon leave our workshop the same working day. Parcels travel with DHL, UPS or GLS and usually take two to four working days within Europe.</p>
<p>You can send back anything that is unused within thirty days. We pay for the label.</p>
<p>Already ordered? <a href="/pages/track">See where your parcel is</a>.</p>`,
  },
};
