import type { Request } from "express";

import type { Order } from "../shopify/order.ts";

/** The page's language: the one in its address, else the order's. */
export function readLocale(query: Request["query"], order: Order): string {
  const wanted = typeof query.locale === "string" ? query.locale : order.locale;
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(wanted) ? wanted : "en";
}

export function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he|ur)\b/.test(locale);
}
