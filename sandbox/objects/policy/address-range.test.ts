import { describe, expect, it } from "vitest";
import { addressInRange, parseAddressRange } from "./address-range";

function lies(address: string, range: string): boolean | undefined {
  const parsed = parseAddressRange(range);
  return parsed && addressInRange(address, parsed);
}

describe("addressInRange(text, range)", () => {
  it.each([
    ["127.0.0.1", "127.0.0.0/8", true],
    ["128.0.0.1", "127.0.0.0/8", false],
    ["10.1.2.3", "10.1.2.3", true],
    ["10.1.2.4", "10.1.2.3/31", false],
    ["10.1.2.4", "10.1.2.4/30", true],
    ["10.1.2.4", "0.0.0.0/0", true],
    ["::ffff:10.0.0.1", "10.0.0.0/8", true],
    ["2001:db8::1", "2001:db8::/32", true],
    ["2001:db9::1", "2001:db8::/32", false],
    ["::1", "127.0.0.0/8", false],
    ["not an address", "0.0.0.0/0", false],
  ])("says of %s in %s: %s", (address, range, expected) => {
    expect(lies(address, range)).toBe(expected);
  });
});

describe("parseAddressRange(text)", () => {
  it.each(["", "10.0.0.0/33", "10.0.0", "10.0.0.256", "01.0.0.1", "1:2:3", "::1::", "2001:db8::/129", "a/b"])(
    "refuses %j",
    (text) => {
      expect(parseAddressRange(text)).toBeUndefined();
    },
  );
});
