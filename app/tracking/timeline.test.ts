import { describe, expect, it } from "vitest";

import { timelineOf } from "./timeline.ts";
import type { EventStatus } from "./status.ts";

function event(id: string, status: EventStatus, hour: number, source = "shopify") {
  return { id, status, source, happenedAt: new Date(Date.UTC(2026, 10, 2, hour)) };
}

describe("timelineOf", () => {
  it("tells the newest first, each event once", () => {
    const told = [event("a", "in_transit", 3), event("b", "delivered", 5), event("a", "in_transit", 3)];
    expect(timelineOf(told).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("shows the earliest echo of a status, and none that a real event tells", () => {
    const told = [
      event("later", "delayed", 5, "echo"),
      event("first", "delayed", 4, "echo"),
      event("echo", "in_transit", 6, "echo"),
      event("real", "in_transit", 3),
      event("nothing", "unknown", 7, "echo"),
    ];
    expect(timelineOf(told).map(({ id }) => id)).toEqual(["first", "real"]);
  });

  it("shows codes we do not know, and trouble that comes again", () => {
    const told = [event("1", "delivery_attempted", 3), event("2", "unknown", 4), event("3", "delivery_attempted", 5)];
    expect(timelineOf(told).map(({ id }) => id)).toEqual(["3", "2", "1"]);
  });
});
