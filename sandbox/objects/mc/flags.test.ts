import { describe, expect, it } from "vitest";
import { type Flag, parseFlags } from "./flags";

const known: readonly Flag[] = [
  { name: "recursive", short: "r" },
  { name: "expire", short: "E", value: true },
];

describe("parseFlags(argv, known)", () => {
  it("finds flags before, between and behind the arguments", () => {
    const flags = parseFlags(["-r", "a", "--expire", "1h", "b", "--json"], known);
    expect("unknown" in flags).toBe(false);
    expect(flags).toMatchObject({ args: ["a", "b"] });
    expect("has" in flags && [flags.has("recursive"), flags.value("expire"), flags.has("json")]).toEqual([
      true,
      "1h",
      true,
    ]);
  });

  it("takes a value behind an equals sign, and the last of several", () => {
    const flags = parseFlags(["--expire=1h", "-E", "2h"], known);
    expect("value" in flags && flags.value("expire")).toBe("2h");
    expect("values" in flags && flags.values("expire")).toEqual(["1h", "2h"]);
  });

  it("tells a flag that there is not, and leaves numbers and a lone dash alone", () => {
    expect(parseFlags(["--nope", "a"], known)).toEqual({ unknown: "nope" });
    expect(parseFlags(["-", "-1"], known)).toMatchObject({ args: ["-", "-1"] });
  });
});
