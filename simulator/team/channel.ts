import { z } from "zod";

import type { World } from "../world.ts";

/** What incoming webhooks are sent: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks */
export const postSchema = z.object({
  text: z.string().min(1),
  blocks: z
    .array(
      z.discriminatedUnion("type", [
        z.object({
          type: z.literal("section"),
          text: z.object({ type: z.literal("mrkdwn"), text: z.string().min(1).max(3_000) }),
        }),
        z.object({
          type: z.literal("context"),
          elements: z.array(z.object({ type: z.literal("mrkdwn"), text: z.string() })).max(10),
        }),
      ]),
    )
    .max(50)
    .optional(),
});

export type Post = z.infer<typeof postSchema> & { at: Date };

/** A channel of the merchant's team, into which others post by webhook. */
export interface Channel {
  posts: Post[];
  /** What it answers; people see only what was answered 200. */
  answers: number;
}

const channels = new WeakMap<World, Channel>();

export function channelOf(world: World): Channel {
  const known = channels.get(world);
  if (known) return known;
  const channel: Channel = { posts: [], answers: 200 };
  channels.set(world, channel);
  return channel;
}
