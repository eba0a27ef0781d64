import type { World } from "../../world.ts";
import type { Address, Customer } from "../order.ts";
import type { View } from "./connection.ts";
import { metafieldFields } from "./metafield-view.ts";

export function customerView(world: World, customer: Customer): View {
  const personal = !world.faults.redacted;
  const { email, phone } = customer;
  return {
    __typename: "Customer",
    id: customer.gid,
    legacyResourceId: customer.id,
    firstName: personal ? customer.firstName : null,
    lastName: personal ? customer.lastName : null,
    displayName: personal ? `${customer.firstName} ${customer.lastName}` : "",
    email: personal ? email : null,
    phone: personal ? phone : null,
    locale: customer.locale,
    createdAt: customer.createdAt,
    updatedAt: customer.updatedAt,
    state: "DISABLED",
    tags: [],
    verifiedEmail: true,
    numberOfOrders: () => String(world.shop.orders.filter((order) => order.customerGid === customer.gid).length),
    defaultAddress: personal ? addressView(customer.id, customer.address) : null,
    defaultEmailAddress: email && personal ? { emailAddress: email, marketingState: customer.emailMarketing } : null,
    defaultPhoneNumber: phone && personal ? { phoneNumber: phone, marketingState: customer.smsMarketing } : null,
    emailMarketingConsent: { marketingState: customer.emailMarketing },
    smsMarketingConsent: { marketingState: customer.smsMarketing },
    ...metafieldFields(world, customer.gid),
  };
}

export function addressView(ownerId: string, address: Address): View {
  const name = `${address.firstName} ${address.lastName}`.trim();
  const area = [address.city, address.provinceCode, address.country].filter(Boolean).join(" ");
  return {
    __typename: "MailingAddress",
    id: `gid://shopify/MailingAddress/${ownerId}`,
    ...address,
    name,
    address2: null,
    company: null,
    countryCodeV2: address.countryCode,
    formattedArea: area,
    formatted: () => [name, address.address1, `${address.zip} ${address.city}`, address.country],
    latitude: null,
    longitude: null,
    coordinatesValidated: false,
    timeZone: null,
  };
}
