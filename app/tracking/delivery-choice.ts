/** What a shopper may ask for after a failed delivery, in the order in which it is offered. */
export const DELIVERY_CHOICES = ["new_day", "address", "neighbor", "pickup_point", "pay_now", "cancel"] as const;

export type DeliveryChoice = (typeof DELIVERY_CHOICES)[number];

/** What became of writing a choice onto the order in Shopify; null while it is still to be done. */
export const ORDER_NOTES = ["written", "no_permission", "refused"] as const;

export type OrderNote = (typeof ORDER_NOTES)[number];
