/** Days for which a complaint that nobody has answered in our sight keeps offers away. */
const DAYS = 30;

/** Why a shopper wrote to the help desk (contacts/cause.ts), when an offer would read as scorn. */
export const COMPLAINTS = ["delivery", "not_received", "damaged", "return", "change"];

/**
 * SQL: does the shopper disagree with the shop about `"Order" bought`? They said that nobody came for a parcel that is still
 * not there, asked for the parcel to be sent back, or have complained to the help desk lately.
 */
export const DISPUTED = `(
  exists (select from "DeliveryStatement" said join "Shipment" parcel on parcel.id = said."shipmentId"
           where said."orderId" = bought.id and parcel.status <> 'delivered')
  or exists (select from "DeliveryRequest" wish where wish."orderId" = bought.id and wish.choice = 'cancel')
  or exists (select from "HelpdeskContact" asked
              where asked.shop = bought.shop and asked."orderId" = bought.id
                and asked.cause in (${COMPLAINTS.map((cause) => `'${cause}'`).join(", ")})
                and asked."openedAt" > now() - interval '${DAYS} days'))`;
