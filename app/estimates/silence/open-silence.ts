/** A silence that is noticeable by now and not over, as the page reads it. Dates are text: they come as JSON. */
export interface OpenSilence {
  /** Null while nothing at all was heard. */
  heardAt: Date | null;
  usualFromDays: number;
  usualToDays: number;
  tellAt: Date;
  noticedAt: Date | null;
  /** The shopper is written to when it becomes unusual: never while the carrier does not have the parcel. */
  isWritten: boolean;
  /** The carrier has scanned it. */
  isHandedOver: boolean;
}

/**
 * Whether news of a delay reaches the order's shopper by e-mail, as SQL on "Order" bought: messages are on, the merchant
 * has not switched these off or left them to somebody else, and the address may be written to.
 */
const IS_WRITTEN = `(
  bought."emailIndex" is not null
  and exists (select 1 from "Shop" writing where writing.domain = bought.shop and writing."notifyFrom" is not null
                 and writing."sendingRules" -> 'elsewhere' ->> 'delayed' is distinct from 'other')
  and not exists (select 1 from "NotificationRule" off where off.shop = bought.shop and off.kind = 'delayed'
                     and off.channel = 'email' and not off.enabled)
  and not exists (select 1 from "Suppression" stopped where stopped.shop = bought.shop and stopped.channel = 'email'
                     and stopped."addressHash" = bought."emailIndex"
                     and (stopped.until is null or stopped.until > now())))`;

/** The open silence of "Shipment" shipment of "Order" bought as one JSON value; null where nothing is to be said. */
export const OPEN_SILENCE = `(
  select json_build_object('heardAt', quiet."heardAt", 'usualFromDays', quiet."usualFromDays",
           'usualToDays', quiet."usualToDays", 'tellAt', quiet."tellAt", 'noticedAt', quiet."noticedAt",
           'isWritten', quiet.stage is distinct from 'label' and ${IS_WRITTEN},
           'isHandedOver', quiet.stage is distinct from 'label')
    from "Silence" quiet
   where quiet."shipmentId" = shipment.id and quiet."noticeableAt" <= now() and quiet."tellAt" is not null
     and quiet."heardAt" is not distinct from shipment."lastEventAt")`;
