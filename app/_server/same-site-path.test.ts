import { describe, expect, it } from "vitest";
import { sameSitePath } from "./same-site-path";

describe("sameSitePath(typed, otherwise)", () => {
  it.each(["/", "/account", "/join?code=HARBOR-7K4MC", "/classes/1#due", "/a%2F%2Fevil"])(
    "goes to %s",
    (path) => {
      expect(sameSitePath(path)).toBe(path);
    },
  );

  it.each([
    undefined,
    "",
    "account",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/.//evil.example",
    "/x/..//evil.example",
    "/%2e//evil.example",
    " //evil.example",
    "/@evil\\..",
    `/${"a".repeat(1001)}`,
  ])("does not go to %j", (path) => {
    expect(sameSitePath(path, "/home")).toBe("/home");
  });
});
