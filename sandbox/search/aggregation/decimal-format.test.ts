import { describe, expect, it } from "vitest";
import { decimalFormat } from "./decimal-format";

describe("decimalFormat", () => {
  it("prints by pattern as Java does", () => {
    const print = (pattern: string, value: number): string => decimalFormat(pattern)(value);
    expect(print("0.00", 42.11)).toBe("42.11");
    expect(print("#,##0.0", 1234567.25)).toBe("1,234,567.2");
    expect(print("000.000", 3.71)).toBe("003.710");
    expect(print("#.##", 0.5)).toBe("0.5");
    expect(print(".##", 0.5)).toBe(".5");
    expect(print("0%", 0.256)).toBe("26%");
    expect(print("$0.00 'each'", -2)).toBe("-$2.00 each");
    expect(print("0;(0)", -3)).toBe("(3)");
    expect(print("", 1234.5678)).toBe("1,234.568");
  });

  it("rounds the exact value half to even", () => {
    const print = decimalFormat("0.0");
    expect([0.25, 0.35, 0.75, 0.05].map(print)).toEqual(["0.2", "0.3", "0.8", "0.1"]);
  });

  it("refuses in Java's words", () => {
    expect(() => decimalFormat("0.0.0")).toThrowError('Multiple decimal separators in pattern "0.0.0"');
    expect(() => decimalFormat(",")).toThrowError('Malformed pattern ","');
    expect(() => decimalFormat("0E0")).toThrowError("not part of the embedded search engine");
  });
});
