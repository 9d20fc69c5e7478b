import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";
import type { Recording } from "./recording";
import byQuery from "./recorded/by-query.record.json";
import geoBoundingBox from "./recorded/geo-bounding-box.record.json";
import msearch from "./recorded/msearch.record.json";
import own from "./recorded/own.record.json";
import { replay } from "./replay";

/**
 * Requests of our own, answered by Elasticsearch 9.5.3 (by-query: 7.10.2, where it was last published as a module) and written down
 * with the recipe of the shared material.
 */
const scenarios = ([own, byQuery, geoBoundingBox, msearch] as Recording[]).flatMap(
  (recording) => recording.scenarios,
);

describe("requests recorded on a real Elasticsearch", () => {
  it.each(scenarios.map((scenario) => [scenario.name, scenario] as const))("%s", (_, scenario) => {
    const failures = replay(scenario, createSearchEngine());
    expect(failures.map(({ request, differences }) => ({ request, differences }))).toEqual([]);
  });
});
