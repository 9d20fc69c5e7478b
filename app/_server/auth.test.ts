import { describe, expect, it } from "vitest";
import { addressOf } from "./auth";

const from = (forwarded: string): Headers => new Headers({ "x-forwarded-for": forwarded });

describe("addressOf(request, publicUrl)", () => {
  it("believes the last entry, which the proxy wrote, when there is a proxy", () => {
    expect(addressOf(from("1.1.1.1, 192.0.2.7"), "https://course.example.org")).toBe("192.0.2.7");
    expect(addressOf(from("2001:db8::1"), "https://course.example.org")).toBe("2001:db8::1");
  });

  it.each(["", "evil\u00a0thing", "192.0.2.7:x; drop", "a".repeat(100)])(
    "reads %j as this machine",
    (text) => {
      expect(addressOf(from(text), "https://course.example.org")).toBe("local");
    },
  );

  it("believes nobody when there is no proxy", () => {
    expect(addressOf(from("192.0.2.7"), "")).toBe("local");
  });
});
