import { describe, expect, it } from "vitest";
import { shardOf } from "./shard-of";

describe("shardOf", () => {
  it("is 0 for an index of one shard", () => {
    expect(shardOf("anything", 1)).toBe(0);
  });

  it("spreads ids over the shards as Elasticsearch does", () => {
    // Taken from `_search_shards?routing=` of Elasticsearch 9.5.3.
    expect(["a", "1", "2", "hello world", "ü ä"].map((id) => shardOf(id, 5))).toEqual([4, 3, 2, 3, 4]);
  });
});
