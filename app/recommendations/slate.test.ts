import { describe, expect, it } from "vitest";

import { product } from "#tests/support/picks.ts";

import { type Claimed, fillSlate } from "./slate.ts";

const claimed = (gid: string, score: number, change: Partial<Claimed> = {}, type = ""): Claimed => ({
  product: product(gid, { productType: type }),
  kind: "completes",
  becauseGid: "tea",
  strength: 0.5,
  isKin: false,
  score,
  ...change,
});
const gids = (list: Claimed[], handPicked: string[] = []) => fillSlate(list, handPicked).map((one) => one.product.gid);

describe("a slate", () => {
  it("takes the best first, eight at most, equal ones by id", () => {
    const list = [..."jihgfedcba"].map((gid) => claimed(gid, gid === "e" ? 2 : 1));
    expect(gids(list)).toEqual([..."eabcdfgh"]);
  });

  it("begins with the merchant's own, in the merchant's order", () => {
    const hand = { kind: "hand_picked" as const };
    const list = [claimed("a", 9), claimed("b", 1, hand), claimed("c", 2, hand)];
    expect(gids(list, ["b", "c"])).toEqual(["b", "c", "a"]);
  });

  it("holds two of a type at most, and lets types and reasons take turns", () => {
    const list = [
      claimed("mug", 3, {}, "Mug"),
      claimed("cup", 2.9, {}, "mug "),
      claimed("jar", 2.5, {}, "Mug"),
      claimed("bag", 2.3, { becauseGid: "pot" }),
    ];
    expect(gids(list)).toEqual(["mug", "bag", "cup"]);
  });

  it("holds one thing in one look only", () => {
    const look = (gid: string, title: string) => ({ product: product(gid, { title, productType: "Throw" }) });
    const list = [
      claimed("a", 2, look("a", "Linen throw, sage")),
      claimed("b", 1, look("b", "Linen throw, rust")),
      claimed("c", 0, look("c", "Wool blanket")),
    ];
    expect(gids(list)).toEqual(["a", "c"]);
  });

  it("puts what is founded on the order before what simply sells, unless that sells far better", () => {
    const sells = (gid: string, score: number) => claimed(gid, score, { kind: "best_seller", becauseGid: null });
    expect(gids([claimed("a", 0), sells("b", 1), sells("c", 8)])).toEqual(["c", "a", "b"]);
  });

  it("puts a firm bond before a faint one, and kin before strangers", () => {
    const list = [
      claimed("a", 1, { strength: 0.1 }),
      claimed("b", 0, { strength: 0.4 }),
      claimed("c", 0, { isKin: true }),
    ];
    expect(gids(list)).toEqual(["c", "b", "a"]);
  });

  it("keeps a seat for one better model and one new thing among the first four", () => {
    const list = [
      ...[..."abcdef"].map((gid) => claimed(gid, 5)),
      claimed("up", -3, { kind: "step_up" }),
      claimed("up2", -3, { kind: "step_up", strength: 0.4 }),
      claimed("new", -5, { kind: "new_arrival", strength: 0.4 }),
      claimed("new2", -5, { kind: "new_arrival" }),
    ];
    expect(gids(list)).toEqual(["a", "b", "up", "new2", "c", "d", "e", "f"]);
    expect(gids(list.slice(6))).toEqual(["up", "new", "new2"]);
  });

  it("gives no seat to a faint one", () => {
    const faint = claimed("new", -5, { kind: "new_arrival", strength: 0.25 });
    expect(gids([...[..."abcd"].map((gid) => claimed(gid, 1)), faint])).toEqual([..."abcd", "new"]);
  });
});
