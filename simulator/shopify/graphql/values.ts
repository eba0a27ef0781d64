import type { View } from "./connection.ts";

/** Minor units as a `MoneyBag` in the shop's currency. */
export function moneyBag(minor: number, currencyCode: string): View {
  const money = moneyV2(minor, currencyCode);
  return { __typename: "MoneyBag", shopMoney: money, presentmentMoney: money };
}

export function moneyV2(minor: number, currencyCode: string): View {
  return { __typename: "MoneyV2", amount: (minor / 100).toFixed(minor % 100 === 0 ? 1 : 2), currencyCode };
}

export function imageView(url: string, altText: string): View {
  return { __typename: "Image", id: null, url: () => url, altText, width: 800, height: 800 };
}

export function countView(count: number): View {
  return { __typename: "Count", count, precision: "EXACT" };
}
