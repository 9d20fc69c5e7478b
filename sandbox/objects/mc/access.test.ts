import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBucketPolicy } from "../policy/parse-policy";
import { writePolicy } from "../policy/write-policy";
import { type Access, type AccessTable, accessOf, policyOf, readAccess, withAccess } from "./access";

const NOBODY: AccessTable = { byPrefix: new Map(), other: [] };

describe("policyOf(bucket, table)", () => {
  it("writes a policy that is valid, and that reads back as the same table", () => {
    const access = fc.constantFrom<Access>("readonly", "writeonly", "readwrite");
    const rows = fc.dictionary(fc.constantFrom("", "a/", "b", "c/d/"), access);
    fc.assert(
      fc.property(rows, (wanted) => {
        const table = Object.entries(wanted).reduce(
          (before, [prefix, one]) => withAccess(before, prefix, one),
          NOBODY,
        );
        const policy = policyOf("bucket", table);
        const text = policy ? writePolicy(policy) : undefined;
        const again = text === undefined ? NOBODY : readAccess(text);
        expect(again.byPrefix).toEqual(table.byPrefix);
        expect(text === undefined || parseBucketPolicy(text, "bucket").statements.length > 0).toBe(true);
      }),
    );
  });
});

describe("accessOf(table, bucket, prefix)", () => {
  it("is none where nobody has any, custom where others have", () => {
    expect(accessOf(NOBODY, "bucket", "")).toBe("none");
    expect(accessOf(withAccess(NOBODY, "a", "readonly"), "bucket", "")).toBe("custom");
    expect(accessOf(withAccess(NOBODY, "a", "readonly"), "bucket", "a")).toBe("readonly");
  });
});
