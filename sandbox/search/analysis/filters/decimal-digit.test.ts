import { describe, expect, it } from "vitest";
import { latinDigits } from "./decimal-digit";

describe("latinDigits(text)", () => {
  it("writes digits of other scripts as Latin ones", () => {
    expect(latinDigits("١٢٣٤ ४५ 𝟗 x7")).toBe("1234 45 9 x7");
  });
});
