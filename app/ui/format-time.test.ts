import { describe, expect, it } from "vitest";

import { formatAge, formatDays, formatMoment } from "./format-time.ts";

const now = "2026-11-02T12:00:00.000Z";

describe("times in words", () => {
  it("are told in the shop's time zone", () => {
    expect(formatMoment("2026-11-02T23:30:00.000Z", "Europe/Berlin", now)).toBe("Nov 3, 00:30");
    expect(formatMoment("2026-11-02T23:30:00.000Z", "America/New_York", now)).toBe("Nov 2, 18:30");
  });

  it("carry the year when it is another one", () => {
    expect(formatMoment("2025-11-02T10:00:00.000Z", "UTC", now)).toBe("Nov 2, 2025, 10:00");
  });

  it("name one day or two", () => {
    expect(formatDays("2026-11-02", "2026-11-02")).toBe("Mon, Nov 2");
    expect(formatDays("2026-11-02", "2026-11-05")).toBe("Mon, Nov 2 – Thu, Nov 5");
  });

  it("say how long ago", () => {
    expect(formatAge("2026-11-02T11:59:50.000Z", now)).toBe("just now");
    expect(formatAge("2026-11-02T11:15:00.000Z", now)).toBe("45 minutes ago");
    expect(formatAge("2026-11-01T12:00:00.000Z", now)).toBe("24 hours ago");
    expect(formatAge("2026-10-28T12:00:00.000Z", now)).toBe("5 days ago");
    expect(formatAge("2026-11-02T12:00:30.000Z", now)).toBe("just now");
  });
});
