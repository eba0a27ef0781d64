import type { Slots } from "./content/templates/template-slots.ts";
import type { Slot } from "#app/tracking/message-slot.ts";

interface StoredVersion {
  version: number;
  slots: Slots;
}

export interface SlotChange {
  slot: Slot;
  then: string;
  now: string;
}

/** Where each version differs from the newest, which is the one that counts. @param versions the newest first */
export function compareVersions<T extends StoredVersion>(
  versions: readonly T[],
): (T & { isNow: boolean; changes: SlotChange[] })[] {
  const [newest] = versions;
  return versions.map((one) => ({
    ...one,
    isNow: one === newest,
    changes: newest ? differ(one.slots, newest.slots) : [],
  }));
}

function differ(then: Slots, now: Slots): SlotChange[] {
  const slots = Object.keys(then) as Slot[];
  return slots.filter((slot) => then[slot] !== now[slot]).map((slot) => ({ slot, then: then[slot], now: now[slot] }));
}
