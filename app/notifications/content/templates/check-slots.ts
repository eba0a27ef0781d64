import { findPromotion } from "#app/notifications/find-promotion.ts";
import type { Channel, MessageKind } from "#app/tracking/message-kind.ts";
import { languageOf } from "#app/words/locale.ts";
import { wordsIn } from "#app/words/words.ts";

import { sampleView } from "../sample-view.ts";
import { namedIn, renderLiquid } from "./liquid.ts";
import { explainError, type LiquidFault, unknownName } from "./liquid-error.ts";
import { findLinkFaults } from "./link-faults.ts";
import { slotsOf } from "./render-slots.ts";
import { type SlotValues, slotValues } from "./slot-values.ts";
import type { Slots } from "./template-slots.ts";
import type { Slot } from "#app/tracking/message-slot.ts";
import { ITEM_FIELDS, TEMPLATE_VARIABLES, variablesFor } from "./template-variables.ts";

export interface SlotError extends LiquidFault {
  slot: Slot;
}

/**
 * Everything that is wrong with a merchant's own words, in plain sentences, before they are stored: what Liquid does not
 * understand, names that do not exist in this kind of message, links that must not be, and whatever takes too long or
 * comes out empty when it is tried on an invented order and on a hostile one.
 */
export function checkSlots(slots: Slots, { kind, channel }: { kind: MessageKind; channel: Channel }): SlotError[] {
  return slotsOf(channel).flatMap((slot) => {
    const source = slots[slot];
    if (source.trim() === "") return [];
    return checkSource(source, kind, slot).map((fault) => ({ slot, ...fault }));
  });
}

function checkSource(source: string, kind: MessageKind, slot: Slot): LiquidFault[] {
  const names = [...variablesFor(kind).map(({ name }) => name), ...ITEM_FIELDS.map((field) => `item.${field}`)];
  try {
    const faults = [
      ...findUnknown(source, kind, names),
      ...findLinkFaults(source, slot),
      ...findAdvertising(source, slot),
    ];
    return faults.length > 0 ? faults : tryOut(source, kind);
  } catch (error) {
    return [explainError(error, names)];
  }
}

function findUnknown(source: string, kind: MessageKind, names: readonly string[]): LiquidFault[] {
  return namedIn(source).flatMap(({ path, line, column }) => {
    const message = whyUnknown(path, kind, names);
    return message === null ? [] : [{ line, column, message }];
  });
}

/** A text that advertises needs consent in writing, nearly everywhere: texts carry news alone. */
function findAdvertising(source: string, slot: Slot): LiquidFault[] {
  if (slot !== "text") return [];
  return findPromotion(source).map((word) => {
    const before = source.slice(0, source.indexOf(word)).split("\n");
    const message = `“${word}” sounds like advertising, and a text must carry none: the law asks for consent in writing.`;
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, message };
  });
}

/** Fields of a text or a list that Liquid itself knows. */
const OF_LIST = ["size", "first", "last"];

function whyUnknown(path: readonly string[], kind: MessageKind, names: readonly string[]): string | null {
  const written = path.join(".");
  if (path[0] === "items") return null; // what is asked of it shows when it is tried out
  const known = TEMPLATE_VARIABLES.find(
    ({ name }) => name === written || OF_LIST.some((field) => `${name}.${field}` === written),
  );
  if (known?.kinds.includes(kind)) return null;
  if (known) return `“${written}” means nothing in this message.`;
  const inside = names.filter((name) => name.startsWith(`${written}.`));
  return inside.length > 0 ? `“${written}” has parts: write ${inside.join(", ")}.` : unknownName(written, names);
}

/** Far from any real message, so that what works here works at send. */
const LONG = "Wört <b>{{ x }}</b> {% if %} & ' \" \u202e 🌿 ".repeat(25);
const MANY = 200;

function tryOut(source: string, kind: MessageKind): LiquidFault[] {
  const sample = sampleValues(kind);
  const hostile = { ...sample, order: { name: LONG }, customer: { first_name: LONG }, shop: { name: LONG } };
  const item = { title: LONG, variant: LONG, quantity: 9_999 };
  const [rendered] = [sample, { ...hostile, items: Array.from({ length: MANY }, () => item) }].map((values) =>
    renderLiquid(source, values),
  );
  if (rendered?.includes("[object Object]")) {
    const message = "“items” is a list: write {% for item in items %}{{ item.title }}{% endfor %}.";
    return [{ line: 1, column: 1, message }];
  }
  return rendered?.trim() === "" ? [{ line: 1, column: 1, message: "This comes out empty." }] : [];
}

/** @returns what an invented order of this kind would put in the place of every name, in English */
export function sampleValues(kind: MessageKind): SlotValues {
  const shop = { name: "Willow", logoUrl: "", accentColor: "#1f5f4a", supportEmail: "", postalAddress: "" };
  return slotValues(sampleView(kind, shop, "UTC", new Date(0)), wordsIn(languageOf("en")));
}
