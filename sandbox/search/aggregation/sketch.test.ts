import { describe, expect, it } from "vitest";
import { mixLong } from "./murmur-hash";
import { estimateCardinality } from "./sketch";

function* hashes(count: number): Generator<bigint> {
  for (let i = 0; i < count; i++) yield mixLong(BigInt(i));
}

describe("estimateCardinality", () => {
  it("is exact for few values", () => {
    expect(estimateCardinality(100, 3000, () => hashes(100))).toBe(100);
  });

  it("stays near the truth where it counts registers", () => {
    const estimate = estimateCardinality(5000, 3000, () => hashes(5000));
    expect(Math.abs(estimate - 5000)).toBeLessThan(100);
  });

  it("gives the exact count beyond linear counting", () => {
    expect(estimateCardinality(20_000, 3000, () => hashes(20_000))).toBe(20_000);
  });
});
