import { describe, expect, it } from "vitest";
import { deadlineText, distanceText } from "./times";

describe("deadlineText(at, timeZone)", () => {
  it("reads in the zone of the class", () => {
    const at = new Date("2026-11-28T22:59:00Z");
    expect(deadlineText(at, "Europe/Berlin")).toBe("Sat 28 Nov, 23:59");
    expect(deadlineText(at, "Asia/Tokyo")).toBe("Sun 29 Nov, 07:59");
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
