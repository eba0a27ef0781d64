import type { Db } from "#app/db.server.ts";
import * as catalog from "#app/catalog/personal-data.server.ts";
import * as alerts from "#app/alerts/personal-data.server.ts";
import * as attribution from "#app/attribution/personal-data.server.ts";
import * as contacts from "#app/contacts/personal-data.server.ts";
import * as engagement from "#app/engagement/personal-data.server.ts";
import * as estimates from "#app/estimates/personal-data.server.ts";
import * as exceptions from "#app/exceptions/personal-data.server.ts";
import * as notifications from "#app/notifications/personal-data.server.ts";
import * as orders from "#app/orders/personal-data.server.ts";
import * as providers from "#app/providers/personal-data.server.ts";
import * as recommendations from "#app/recommendations/personal-data.server.ts";
import * as shipments from "#app/shipments/personal-data.server.ts";
import type { CustomerKeys } from "#app/shops/customer-keys.ts";

/** What a folder that owns personal data must be able to do with it. */
export interface PersonalDataOwner {
  /** Everything stored about the customer, in plain words, for the merchant to hand over. */
  exportCustomer?(shop: string, customer: CustomerKeys): Promise<unknown>;
  /** Removes what identifies the customer and keeps countable facts; answers how many rows changed. */
  redactCustomer?(db: Db, shop: string, customer: CustomerKeys): Promise<number>;
  eraseShop(db: Db, shop: string): Promise<void>;
}

/** In the order in which they must forget: messages point at orders. */
export const OWNERS: Record<string, PersonalDataOwner> = {
  notifications,
  providers,
  alerts,
  contacts,
  engagement,
  exceptions,
  attribution,
  recommendations,
  estimates,
  shipments,
  orders,
  catalog,
};
