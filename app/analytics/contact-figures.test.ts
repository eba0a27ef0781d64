import { describe, expect, it } from "vitest";

import { type ContactSign, countContacts, gatherSpells } from "./contact-figures.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour));

const click = (hour: number, changes: Partial<ContactSign> = {}): ContactSign => ({
  ...{ source: "page", orderId: "one", at: at(hour), stage: "moving", cause: null },
  ...changes,
});
const ticket = (hour: number, changes: Partial<ContactSign> = {}): ContactSign =>
  click(hour, { source: "desk", cause: "wismo", ...changes });

describe("signs that somebody asked", () => {
  it.each<[string, ContactSign[], number]>([
    ["none", [], 0],
    ["one click", [click(0)], 1],
    ["three clicks in a day are one worry", [click(0), click(5), click(23)], 1],
    ["a day later it is another", [click(0), click(24)], 2],
    ["a day counts from the first sign, so that a worry cannot last for ever", [click(0), click(20), click(40)], 2],
    ["a click and a ticket of the same day are one", [click(0), ticket(1)], 1],
    ["two tickets of one day are one", [ticket(0), ticket(2)], 1],
    ["two orders are two", [click(0), click(0, { orderId: "two" })], 2],
    ["tickets without an order stand for themselves", [ticket(0, { orderId: null }), ticket(1, { orderId: null })], 2],
    ["in any order", [ticket(1), click(0)], 1],
  ])("%s", (_name, signs, count) => {
    expect(gatherSpells(signs)).toHaveLength(count);
  });

  it("tell the stage first and the cause once", () => {
    const signs = [
      ticket(3, { stage: "late", cause: "damaged" }),
      click(0, { stage: "moving" }),
      ticket(1, { stage: "late", cause: "wismo" }),
    ];
    expect(gatherSpells(signs)).toEqual([
      { orderId: "one", stage: "moving", cause: "wismo", onPage: true, atDesk: true },
    ]);
  });
});

describe("contacts per 100 orders", () => {
  const lanes = [
    { country: "DE", carrier: "DHL", orders: 150 },
    { country: "FR", carrier: null, orders: 50 },
  ];
  const laneOf = new Map([
    ["one", { country: "DE", carrier: "DHL" }],
    ["two", { country: "FR", carrier: null }],
    ["old", { country: "US", carrier: "UPS" }],
  ]);
  const signs = [
    ...[click(0), ticket(1), ticket(48)],
    ...[click(0, { orderId: "two", stage: "late" }), ticket(0, { orderId: null, stage: null, cause: null })],
    click(0, { orderId: "old", stage: "arrived" }),
  ];
  const figures = countContacts(signs, lanes, laneOf);

  it("are kept apart and counted together without counting anybody twice", () => {
    expect(figures).toMatchObject({ orders: 200, both: 1 });
    expect(
      [figures.together, figures.onPage, figures.atDesk].map(({ contacts, per100 }) => [contacts, per100]),
    ).toEqual([
      [5, 2.5],
      [3, 1.5],
      [3, 1.5],
    ]);
  });

  it("are told by stage and cause, and add up", () => {
    const stages = figures.byStage.map(({ of, together, onPage, atDesk }) => [of, together.contacts, onPage, atDesk]);
    expect(stages).toEqual([
      ["moving", 2, 1, 2],
      ["late", 1, 1, 0],
      ["arrived", 1, 1, 0],
      [null, 1, 0, 1],
    ]);
    expect(figures.byCause.map(({ of, together }) => [of, together.contacts, together.per100])).toEqual([
      ["wismo", 2, 1],
      [null, 3, 1.5],
    ]);
  });

  it("are told by lane, each against its own orders", () => {
    expect(figures.byLane.map(({ of, together }) => [of.country, together.contacts, together.orders])).toEqual([
      ["DE", 2, 150],
      ["FR", 1, 50],
      ["US", 1, 0],
    ]);
    expect(figures.byLane.map(({ together }) => together.per100)).toEqual([(100 * 2) / 150, 2, null]);
  });

  it("are nothing for a shop without orders", () => {
    const nothing = { contacts: 0, orders: 0, per100: null, range: null, isThin: true };
    expect(countContacts([], [], new Map())).toEqual({
      ...{ orders: 0, together: nothing, onPage: nothing, atDesk: nothing, both: 0 },
      ...{ byStage: [], byCause: [], byLane: [] },
    });
  });
});
