import express, { Router, urlencoded } from "express";
import { z } from "zod";

import type { World } from "../world.ts";
import { channelOf, postSchema } from "./channel.ts";
import { channelPage } from "./channel-page.ts";

const ANSWERS = [200, 404, 429, 500] as const;
const wishSchema = z.object({ answers: z.coerce.number().pipe(z.literal(ANSWERS)) });

/** The merchant's team channel: takes what incoming webhooks post, and shows it. */
export function teamRouter(world: World): Router {
  const router = Router();

  router.post("/team/hook", express.json(), (req, res) => {
    const channel = channelOf(world);
    const post = postSchema.safeParse(req.body);
    if (channel.answers !== 200) return void res.status(channel.answers).send("no");
    if (!post.success) return void res.status(400).send("invalid_blocks");
    channel.posts.push({ ...post.data, at: world.now() });
    res.send("ok");
  });

  router.get("/team", (_req, res) => void res.send(channelPage(world)));

  router.post("/team/answers", urlencoded({ extended: false }), (req, res) => {
    channelOf(world).answers = wishSchema.safeParse(req.body).data?.answers ?? 200;
    res.redirect(303, "/team");
  });
  return router;
}
