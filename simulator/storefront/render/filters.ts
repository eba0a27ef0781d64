import type { Liquid } from "liquidjs";

import { escapeHtml } from "./escape-html.ts";
import { formatAmount, formatMoney } from "./money.ts";
import { type Locale, translate } from "./translate.ts";

export interface FilterWorld {
  currency: string;
  /** IANA zone of the shop, in which dates are written. */
  timezone: string;
  /** Code of the language of `locale`, for plural forms. */
  language: string;
  locale: Locale;
  /** Where `asset_url` points, without a trailing slash. */
  assetsUrl: string;
}

type Named = [name: string, value: unknown];

/** Shopify's filters that Liquid itself does not have. */
export function addFilters(engine: Liquid, world: FilterWorld): void {
  const { currency, locale, language, assetsUrl } = world;
  const filters: Record<string, (value: unknown, ...args: unknown[]) => unknown> = {
    t: (key, ...args) => translate(locale, asText(key), named(args), language),
    translate: (key, ...args) => translate(locale, asText(key), named(args), language),
    money: (minor) => formatMoney(Number(minor ?? 0), currency),
    money_with_currency: (minor) => `${formatMoney(Number(minor ?? 0), currency)} ${currency}`,
    money_without_currency: (minor) => formatAmount(Number(minor ?? 0)),
    money_without_trailing_zeros: (minor) => formatMoney(Number(minor ?? 0), currency).replace(/\.00$/, ""),
    asset_url: (name) => `${assetsUrl}/${asText(name)}`,
    image_url: (image, ...args) => imageUrl(image, named(args)),
    image_tag: (url, ...args) => imageTag(asText(url), named(args)),
    placeholder_svg_tag: (_name, kind) => placeholder(asText(kind)),
    stylesheet_tag: (url) => `<link href="${escapeHtml(asText(url))}" rel="stylesheet" type="text/css" media="all" />`,
    preload_tag: (url, ...args) => `<link rel="preload" href="${escapeHtml(asText(url))}"${attributes(named(args))}>`,
    script_tag: (url) => `<script src="${escapeHtml(asText(url))}" type="text/javascript"></script>`,
    link_to: (text, url) => `<a href="${escapeHtml(asText(url))}">${asText(text)}</a>`,
    handle: (text) => handleize(asText(text)),
    handleize: (text) => handleize(asText(text)),
    divided_by: (value, by) => divide(Number(value), Number(by)),
    pluralize: (count, one, many) => (Number(count) === 1 ? one : many),
    within: (url) => url,
    time_tag: (value) => `<time datetime="${asText(value)}">${asText(value)}</time>`,
    color_to_rgb: (color) => `rgb(${channels(asText(color)).join(", ")})`,
    color_brightness: (color) => brightness(asText(color)),
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

/** Two whole numbers divide to a whole one, rounded down, as in Ruby. */
function divide(value: number, by: number): number {
  const isWhole = Number.isInteger(value) && Number.isInteger(by);
  return isWhole ? Math.floor(value / by) : value / by;
}

function named(args: unknown[]): Record<string, unknown> {
  return Object.fromEntries(args.filter((arg): arg is Named => Array.isArray(arg) && typeof arg[0] === "string"));
}

function asText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" || value instanceof String ? String(value) : "";
}

/** Takes an image, or anything that has one (product, variant, line item). */
function imageUrl(subject: unknown, size: Record<string, unknown>): string {
  const source = findSource(subject);
  if (source === "") return "";
  const query = new URLSearchParams(Object.entries(size).map(([name, value]) => [name, String(value)]));
  return query.size === 0 ? source : `${source}?${query.toString()}`;
}

function findSource(subject: unknown): string {
  if (typeof subject === "string") return subject;
  if (typeof subject !== "object" || subject === null) return "";
  const { src, featured_image, image, preview_image } = subject as Record<string, unknown>;
  return typeof src === "string" ? src : findSource(featured_image ?? image ?? preview_image);
}

function imageTag(url: string, wanted: Record<string, unknown>): string {
  if (url === "") return "";
  const width = /[?&]width=(\d+)/.exec(url)?.[1];
  const size = width === undefined ? {} : { width, height: width };
  return `<img src="${escapeHtml(url)}"${attributes({ alt: "", ...size, ...wanted })}>`;
}

function attributes(values: Record<string, unknown>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => ` ${name}="${escapeHtml(String(value))}"`)
    .join("");
}

function placeholder(className: string): string {
  return `<svg class="${escapeHtml(className)}" viewBox="0 0 8 8" aria-hidden="true"><path fill="currentColor" opacity=".1" d="M0 0h8v8H0z"/></svg>`;
}

function handleize(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function channels(color: string): number[] {
  const digits = /^#([0-9a-f]{6})$/i.exec(color.trim())?.[1] ?? "000000";
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** Perceived brightness 0 to 255, by the W3C formula Shopify names. */
function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return (red * 299 + green * 587 + blue * 114) / 1000;
}
