import { describe, expect, it } from "vitest";
import { readParameters } from "./parameters";

describe("readParameters(query)", () => {
  it("decodes names and values, + as a blank", () => {
    const parameters = readParameters("q=a%3Ab+c&pretty&s=%C3%BC");
    expect(parameters.text("q")).toBe("a:b c");
    expect(parameters.flag("pretty", false)).toBe(true);
    expect(parameters.text("s")).toBe("ü");
  });

  it("refuses a bad escape in the words of RestUtils", () => {
    expect(() => readParameters("q=%zz")).toThrow(
      "bad_parameter_exception: java.lang.IllegalArgumentException: invalid escape sequence `%zz' at index 0 of: %zz",
    );
  });

  it("refuses a flag that is neither true nor false", () => {
    expect(() => readParameters("pretty=maybe").flag("pretty", false)).toThrow(
      "Failed to parse value [maybe] as only [true] or [false] are allowed.",
    );
  });

  it("refuses a number that is none", () => {
    expect(() => readParameters("size=x").integer("size")).toThrow(
      "Failed to parse int parameter [size] with value [x]",
    );
  });
});
