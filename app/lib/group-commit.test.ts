import { describe, expect, it, vi } from "vitest";

import { GroupCommit, Overloaded } from "./group-commit.ts";

const options = { maxItems: 3, maxInFlight: 1, maxWaiting: 5, timeoutMs: 10_000 };

/** A write that ends when the test says so. */
function gate() {
  const groups: { items: number[]; done(): void; fail(error: Error): void }[] = [];
  const write = (items: number[]) =>
    new Promise<void>((resolve, reject) => groups.push({ items, done: resolve, fail: reject }));
  return { groups, write };
}

describe("GroupCommit", () => {
  it("writes what came during a write in the next one", async () => {
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, options);
    const added = [1, 2, 3].map((item) => commit.add(item));
    expect(groups.map((group) => group.items)).toEqual([[1]]);
    groups[0]?.done();
    await added[0];
    expect(groups.map((group) => group.items)).toEqual([[1], [2, 3]]);
    groups[1]?.done();
    await Promise.all(added);
  });

  it("acknowledges nothing before its own write has ended", async () => {
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, options);
    let settled = false;
    const added = commit.add(1).then(() => (settled = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(settled).toBe(false);
    groups[0]?.done();
    await added;
    expect(settled).toBe(true);
  });

  it("fails the items of a failed write and goes on with the next", async () => {
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, options);
    const first = commit.add(1);
    const second = commit.add(2);
    groups[0]?.fail(new Error("disk full"));
    await expect(first).rejects.toThrow("disk full");
    groups[1]?.done();
    await expect(second).resolves.toBeUndefined();
  });

  it("gives up waiting after its time and does not write what nobody waits for", async () => {
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, { ...options, timeoutMs: 30 });
    const stuck = commit.add(1);
    const queued = commit.add(2);
    await expect(stuck).rejects.toBeInstanceOf(Overloaded);
    await expect(queued).rejects.toBeInstanceOf(Overloaded);
    groups[0]?.done();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(groups.map((group) => group.items)).toEqual([[1]]);
  });

  it("turns callers away at once when too many wait", async () => {
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, options);
    const added = [0, 1, 2, 3, 4, 5].map((item) => commit.add(item));
    await expect(commit.add(6)).rejects.toBeInstanceOf(Overloaded);
    groups[0]?.done();
    await added[0];
    groups[1]?.done();
    await added[3];
    groups[2]?.done();
    await Promise.all(added);
  });

  it("lets an item wait for company where nobody is in a hurry, and no longer than that", async () => {
    vi.useFakeTimers();
    const { groups, write } = gate();
    const commit = new GroupCommit<number>(write, { ...options, lingerMs: 20 });
    const added = [commit.add(1)];
    await vi.advanceTimersByTimeAsync(19);
    added.push(commit.add(2));
    expect(groups).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(groups.map((group) => group.items)).toEqual([[1, 2]]);
    vi.useRealTimers();
    groups[0]?.done();
    await Promise.all(added);
    const late = new GroupCommit<number>(write, { ...options, lingerMs: 60_000, timeoutMs: 60_000 });
    const hurried = late.add(9);
    late.hurry();
    expect(groups[1]?.items).toEqual([9]);
    groups[1]?.done();
    await hurried;
    const full = [3, 4, 5].map((item) => commit.add(item));
    expect(groups[2]?.items).toEqual([3, 4, 5]);
    groups[2]?.done();
    await Promise.all(full);
  });
});
