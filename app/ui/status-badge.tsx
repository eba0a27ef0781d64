import { Badge, type BadgeProps } from "@shopify/polaris";

import type { Status } from "#app/tracking/status.ts";
import { statusWords } from "#app/tracking/words.ts";

type Tone = NonNullable<BadgeProps["tone"]>;

const TONES: Partial<Record<Status, Tone>> = {
  picked_up: "info",
  in_transit: "info",
  out_for_delivery: "info",
  ready_for_pickup: "attention",
  delivered: "success",
  delayed: "warning",
  delivery_attempted: "warning",
  exception: "critical",
  returning: "warning",
};

/** A parcel's status in the words shoppers read, colored by how well it goes. */
export function StatusBadge({ status }: { status: Status }) {
  const { title } = statusWords[status];
  const tone = TONES[status];
  return tone ? <Badge tone={tone}>{title}</Badge> : <Badge>{title}</Badge>;
}
