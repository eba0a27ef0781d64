/**
 * SQL: how many of an order's `line` are kept. What is in a parcel on its way back is not, whether or not the money has
 * gone back yet; once it has, the line itself tells of it, and the same thing is not missing twice.
 */
export const KEPT = `greatest(0, least(line."currentQuantity", line.quantity - coalesce((
  select sum(content.quantity)
    from "ShipmentLine" content join "Shipment" parcel on parcel.id = content."shipmentId"
   where content."orderLineId" = line.id and parcel."removedAt" is null
     and parcel.status in ('returning', 'returned')), 0)))::int`;

/**
 * SQL: which share of the order `bought` is on its way back and not refunded yet, by the prices of its lines; 0 to 1.
 * Tax and shipping are meant to come back in the same share.
 */
export const COMING_BACK = `(
  case when exists (select from "Shipment" parcel
                     where parcel."orderId" = bought.id and parcel."removedAt" is null
                       and parcel.status in ('returning', 'returned'))
  then (select coalesce(sum(line."priceMinor" * (line."currentQuantity" - ${KEPT}))
                        / nullif(sum(line."priceMinor" * line.quantity), 0), 0)
          from "OrderLine" line where line."orderId" = bought.id)
  else 0 end)`;
