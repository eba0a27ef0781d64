import { clip } from "#app/lib/clip.ts";

import type { StoryParcel } from "./story.ts";

/** The carrier's name for a message, which has words of its own for one without a name. */
export function carrierValues({ carrier }: Pick<StoryParcel, "carrier">): { carrier: string; known: "yes" | "no" } {
  const name = clip(carrier, 60).trim();
  return { carrier: name, known: name === "" ? "no" : "yes" };
}
