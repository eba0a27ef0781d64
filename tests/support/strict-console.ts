import { afterEach, beforeEach, expect, vi } from "vitest";

/** A test that makes the code complain on the console fails, unless it expects the complaint itself. */
export function failOnConsoleErrors() {
  beforeEach(() => {
    vi.spyOn(console, "error");
    vi.spyOn(console, "warn");
  });
  afterEach(() => {
    const complaints = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
    vi.restoreAllMocks();
    expect(complaints).toEqual([]);
  });
}
