import { describe, expect, it } from "vitest";

import type { Cause } from "./cause.ts";
import { type ContactNews, type KnownContact, withNews } from "./contact-change.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 12, minute));
const news = (minute: number, cause: Cause | null = null, orderId: string | null = null): ContactNews => ({
  at: at(minute),
  cause,
  orderId,
});

function told(...words: ContactNews[]): KnownContact {
  const [first] = words;
  if (!first) throw new Error("Nothing was told");
  return words.reduce(withNews, { orderId: null, openedAt: first.at, cause: null, causeAt: null });
}

/** Every order in which the words may arrive. */
function orders<T>(words: T[]): T[][] {
  if (words.length < 2) return [words];
  return words.flatMap((word, place) => orders(words.toSpliced(place, 1)).map((rest) => [word, ...rest]));
}

describe("a ticket of which more is told", () => {
  const words = [news(0, null, "order-1"), news(5, "wismo"), news(9, "not_received")];

  it.each(orders(words).map((order) => [order.map((word) => word.cause ?? "opened").join(", "), order] as const))(
    "is the same whatever came first: %s",
    (_name, order) => {
      const known = { orderId: "order-1", openedAt: at(0), cause: "not_received", causeAt: at(9) };
      expect(told(...order)).toEqual(known);
    },
  );

  it("keeps its cause when a word names none", () => {
    expect(told(news(0, "damaged"), news(3))).toMatchObject({ cause: "damaged", causeAt: at(0) });
  });

  it("keeps the order it was first found to be about", () => {
    expect(told(news(0, null, "order-1"), news(1, null, "order-2"))).toMatchObject({ orderId: "order-1" });
  });
});
