import { describe, expect, it } from "vitest";
import { readDocuments } from "./counterexample/documents";
import { gradingDatasets } from "./datasets";
import { shuffledDocuments } from "./shuffled-documents";

describe("shuffledDocuments(dataset)", () => {
  it("keeps every document of Harbor's search index, the first in its place, hardly another beside its neighbour", async () => {
    const { open, hidden } = await gradingDatasets("harbor-search");
    for (const dataset of [...open, ...hidden]) {
      const [before, after] = [readDocuments(dataset), readDocuments(shuffledDocuments(dataset))];
      const ids = (read = before): string[] => read?.documents.map(({ index, id }) => `${index}/${id}`) ?? [];
      expect(ids(after).toSorted()).toEqual(ids().toSorted());
      expect(ids(after)[0]).toBe(ids()[0]);
      const kept = ids(after).filter((id, i) => ids()[ids().indexOf(id) + 1] === ids(after)[i + 1]);
      expect(kept.length).toBeLessThan(4);
    }
  });

  it("has another version, and leaves objects as they are", async () => {
    const [search] = (await gradingDatasets("harbor-search")).open;
    const [media] = (await gradingDatasets("harbor-media")).open;
    if (!search || !media) throw new Error("Harbor is gone.");
    expect(shuffledDocuments(search).version).not.toBe(search.version);
    expect(shuffledDocuments(media).files).toEqual(media.files);
  });
});
