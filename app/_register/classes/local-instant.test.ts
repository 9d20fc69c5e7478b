import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone, localInstant, localText } from "./local-instant";

describe("localInstant(text, timeZone) and localText(at, timeZone)", () => {
  it("knows summer and winter", () => {
    expect(localInstant("2026-11-28T23:59", "Europe/Berlin")).toEqual({
      kind: "instant",
      at: new Date("2026-11-28T22:59Z"),
    });
    expect(localInstant("2026-07-01 00:00", "America/New_York")).toEqual({
      kind: "instant",
      at: new Date("2026-07-01T04:00Z"),
    });
    expect(localInstant("2026-07-01T12:00", "Asia/Kathmandu")).toEqual({
      kind: "instant",
      at: new Date("2026-07-01T06:15Z"),
    });
  });

  it("says that an hour does not come, or comes twice", () => {
    expect(localInstant("2026-03-29T02:30", "Europe/Berlin")).toEqual({
      kind: "skipped",
      message:
        "2026-03-29T02:30 does not come in Europe/Berlin: the clocks are put forward over it. Choose a time an hour later.",
      next: new Date("2026-03-29T01:30Z"),
    });
    expect(localInstant("2026-10-25T02:30", "Europe/Berlin")).toMatchObject({
      kind: "twice",
      first: new Date("2026-10-25T00:30Z"),
      second: new Date("2026-10-25T01:30Z"),
    });
  });

  it.each(["", "tomorrow", "2026-02-30T10:00", "2026-13-01T10:00", "2026-01-01T24:00", "2026-01-01T10:60"])(
    'says what to type instead of "%s"',
    (text) => {
      expect(localInstant(text, "UTC")).toMatchObject({ kind: "unreadable" });
    },
  );

  it("gives an instant that reads as what was typed", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "Pacific/Apia",
      "UTC",
    ];
    const minute = fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (date, timeZone) => {
        const text = date.toISOString().slice(0, 16);
        const found = localInstant(text, timeZone);
        if (found.kind !== "instant") return;
        expect(localText(found.at, timeZone)).toBe(text);
        const shown = new Intl.DateTimeFormat("sv-SE", {
          timeZone,
          dateStyle: "short",
          timeStyle: "short",
        }).format(found.at);
        expect(shown.replace(" ", "T")).toBe(text);
      }),
    );
  });
});

describe("isTimeZone(name)", () => {
  it("knows the names of the IANA database", () => {
    expect(["Europe/Berlin", "UTC", "Mars/Olympus", ""].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
