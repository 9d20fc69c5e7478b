import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";
import { haveRecordings, recordings } from "./cli/run-goldens";

interface Scores {
  settings: unknown;
  mappings: unknown;
  docs: unknown[];
  queries: { query: unknown; total: number; hits: [id: number, score: number][] }[];
}

describe.skipIf(!haveRecordings())(
  "300 queries over 5,000 documents (skipped where ../shared is absent)",
  () => {
    it("find the same documents with the same floats in the same order as Elasticsearch", {
      timeout: 300_000,
    }, () => {
      const packed = readFileSync(join(recordings, "scale/scores.json.gz"));
      const { settings, mappings, docs, queries }: Scores = JSON.parse(gunzipSync(packed).toString());
      const engine = createSearchEngine();
      const send = (method: string, path: string, body: string, type = "application/json") =>
        engine.handle({ method, path, headers: { "content-type": type }, body });
      send("PUT", "/s", JSON.stringify({ settings, mappings }));
      const lines = docs.map((each, i) => `{"index":{"_id":"${i}"}}\n${JSON.stringify(each)}\n`).join("");
      send("POST", "/s/_bulk?refresh=true", lines, "application/x-ndjson");
      const wrong = queries.filter(({ query, total, hits }) => {
        const body = JSON.stringify({ query, size: 40, track_total_hits: true, _source: false });
        const reply: { hits: { total: { value: number }; hits: { _id: string; _score: number }[] } } =
          JSON.parse(send("POST", "/s/_search", body).body);
        const got = reply.hits.hits.map(({ _id, _score }) => [Number(_id), Math.fround(_score)]);
        const wanted = hits.map(([id, score]) => [id, Math.fround(score)]);
        return reply.hits.total.value !== total || JSON.stringify(got) !== JSON.stringify(wanted);
      });
      console.log(
        `scores: ${queries.length - wrong.length} of ${queries.length} queries equal to the last digit`,
      );
      expect(wrong.map(({ query }) => query)).toEqual([]);
    });
  },
);
