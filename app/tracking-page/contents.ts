import { clip } from "#app/lib/clip.ts";

import type { Care } from "#app/catalog/care.ts";
import { webAddress } from "#app/lib/web-address.ts";

import { productPath } from "#app/catalog/product-path.ts";
import type { OrderStory, StoryLine } from "./story.ts";

export interface ItemView {
  title: string;
  variant: string | null;
  quantity: number;
  /** Path on the shop's own domain, or null when the product has no page any more. */
  href: string | null;
  imageUrl: string | null;
  imageAlt: string;
  /** How to look after it: the shop's words, or a page of theirs. */
  care: Care | null;
}

export function viewItem(line: StoryLine, quantity: number): ItemView {
  return {
    title: clip(line.title),
    variant: line.variantTitle === null || line.variantTitle === "Default Title" ? null : clip(line.variantTitle, 80),
    quantity,
    href: line.handle === null ? null : productPath(line.handle),
    imageUrl: webAddress(line.imageUrl),
    imageAlt: clip(line.imageAlt ?? ""),
    care: viewCare(line.care),
  };
}

function viewCare(care: Care | null): Care | null {
  if (care?.kind !== "page") return care;
  const href = webAddress(care.href);
  return href === null ? null : { kind: "page", href };
}

/** Bought and to be sent, but in no parcel yet. */
export function waitingItems({ lines, parcels }: OrderStory): ItemView[] {
  const packed = new Map<string, number>();
  const counted = new Set<string>();
  for (const parcel of parcels.filter((one) => one.status !== "cancelled")) {
    for (const { lineId, quantity } of parcel.lines) {
      // Parcels of one fulfillment repeat its lines: they count once.
      const key = `${parcel.fulfillmentId} ${lineId}`;
      if (!counted.has(key)) packed.set(lineId, (packed.get(lineId) ?? 0) + quantity);
      counted.add(key);
    }
  }
  return lines.flatMap((line) => {
    const left = line.currentQuantity - (packed.get(line.id) ?? 0);
    return line.requiresShipping && left > 0 ? [viewItem(line, left)] : [];
  });
}

/** Refunded or edited out of the order. */
export function removedItems({ lines }: OrderStory): ItemView[] {
  return lines
    .filter((line) => line.currentQuantity < line.quantity)
    .map((line) => viewItem(line, line.quantity - line.currentQuantity));
}
