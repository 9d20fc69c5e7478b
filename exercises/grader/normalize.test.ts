import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalNumber, familyOf, normalizerOf } from "./normalize";

it.each([
  ["1.50", "1.5"],
  ["0.10", "0.1"],
  ["007", "7"],
  ["-0.00", "0"],
  ["100", "100"],
  ["1e-07", "0.0000001"],
  ["1.5e+3", "1500"],
  ["-12.340e2", "-1234"],
  ["NaN", "NaN"],
  ["-Infinity", "-Infinity"],
])("canonicalNumber(%s) is %s", (text, canonical) => {
  expect(canonicalNumber(text)).toBe(canonical);
});

it("gives numbers of one value one form, and others another", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e12, max: 1e12 });
  fc.assert(
    fc.property(number, (value) => {
      expect(Number(canonicalNumber(String(value)))).toBe(value + 0);
      expect(canonicalNumber(value.toExponential())).toBe(canonicalNumber(String(value)));
    }),
  );
});

it.each([
  ["numeric(12,2)", "number"],
  ["character varying(40)", "text"],
  ["timestamp(3) with time zone", "timestamp with time zone"],
  ["bigint[]", "number[]"],
  ["mood", "mood"],
])("familyOf(%s) is %s", (type, family) => {
  expect(familyOf({ type, oid: 0 })).toBe(family);
});

it.each([
  ["blanks before a letter", 1042, "character(1000001)", `${" ".repeat(1_000_000)}x`],
  ["zeros before a digit", 1700, "numeric", `0.${"0".repeat(1_000_000)}1`],
])(
  "normalizerOf reads %s in one pass: a million of them would take hours otherwise",
  (_, oid, type, text) => {
    expect(normalizerOf({ name: "x", oid, type })(text)).toBe(text);
  },
);

it("a type that a learner made is no built-in one, whatever it is called", () => {
  expect(familyOf({ type: "number", oid: 16_384 })).not.toBe("number");
  expect(familyOf({ type: "constructor", oid: 16_384 })).toBe("own type constructor");
});

it("an exponent that no number of PostgreSQL has is not written out", () => {
  expect(canonicalNumber("1e999999999")).toBe("1e999999999");
});

it.each([
  ["2026-03-29 03:30:00.25+02", "2026-03-29 01:30:00.25+00"],
  ["2026-01-01 00:00:00+05:30", "2025-12-31 18:30:00+00"],
  ["infinity", "infinity"],
])("an instant is the same in every zone: %s is %s", (text, utc) => {
  expect(normalizerOf({ name: "at", oid: 1184, type: "timestamp with time zone" })(text)).toBe(utc);
});

it("gives bytes one form, whichever form the session writes", () => {
  const bytea = normalizerOf({ name: "raw", type: "bytea", oid: 17 });
  const escaped = (bytes: Uint8Array): string =>
    [...bytes]
      .map((byte) => {
        if (byte === 0x5c) return "\\\\";
        return byte < 0x20 || byte > 0x7e
          ? `\\${byte.toString(8).padStart(3, "0")}`
          : String.fromCharCode(byte);
      })
      .join("");
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const hex = `\\x${Buffer.from(bytes).toString("hex")}`;
      expect(bytea(hex)).toBe(hex);
      expect(bytea(escaped(bytes))).toBe(hex);
    }),
  );
});
