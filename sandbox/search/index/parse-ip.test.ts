import { describe, expect, it } from "vitest";
import { canonicalIp } from "./parse-ip";

describe("canonicalIp(text)", () => {
  it("prints an address in one way", () => {
    const texts = [
      "192.168.0.1",
      "::ffff:10.0.0.1",
      "2001:DB8:0:0:1:0:0:1",
      "0:0:0:0:0:0:0:0",
      "1::",
      "::1",
      "1:0:2:3:4:5:6:7",
    ];
    expect(texts.map(canonicalIp)).toEqual([
      "192.168.0.1",
      "10.0.0.1",
      "2001:db8::1:0:0:1",
      "::",
      "1::",
      "::1",
      "1:0:2:3:4:5:6:7",
    ]);
  });

  it("refuses what is none, in Elasticsearch's words", () => {
    for (const text of ["", "1.2.3", "1.2.3.256", "01.2.3.4", "a", "1::2::3", "1:2:3:4:5:6:7:8:9", "::g"])
      expect(() => canonicalIp(text)).toThrow(`'${text}' is not an IP string literal.`);
  });
});
