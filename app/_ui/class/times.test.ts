import { describe, expect, it } from "vitest";
import { deadlineText, distanceText } from "./times";

describe("deadlineText(at, timeZone)", () => {
  it("reads in the zone of the class", () => {
    const at = new Date("2026-11-28T22:59:00Z");
    const now = new Date("2026-11-20T12:00:00Z");
    expect(deadlineText(at, "Europe/Berlin", now)).toBe("Sat 28 Nov, 23:59");
    expect(deadlineText(at, "Asia/Tokyo", now)).toBe("Sun 29 Nov, 07:59");
  });

  it("says the year when it is another one", () => {
    const at = new Date("2026-12-31T23:30:00Z");
    expect(deadlineText(at, "Europe/Berlin", new Date("2026-11-20T12:00:00Z"))).toBe("Fri 1 Jan 2027, 00:30");
    expect(deadlineText(at, "UTC", new Date("2027-01-01T12:00:00Z"))).toBe("Thu 31 Dec 2026, 23:30");
  });
});

describe("distanceText(at, now)", () => {
  it.each([
    [8 * 24 * 60, "in 8 days"],
    [90, "in 2 hours"],
    [1, "in 1 minute"],
    [-180, "3 hours ago"],
  ])("%d minutes are %s", (minutes, text) => {
    const now = new Date("2026-11-20T12:00:00Z");
    expect(distanceText(new Date(now.getTime() + minutes * 60_000), now)).toBe(text);
  });
});
