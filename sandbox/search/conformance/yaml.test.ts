import { beforeAll, describe, expect, it } from "vitest";
import { haveRecordings } from "./cli/run-goldens";
import { runYaml, type YamlResult, yamlFigures } from "./cli/run-yaml";
import { knownYamlDifferences } from "./known-yaml-differences";

describe.skipIf(!haveRecordings())("the YAML REST tests (skipped where ../shared is absent)", () => {
  let results: YamlResult[] = [];
  beforeAll(() => {
    results = runYaml();
    console.log(yamlFigures(results));
  }, 120_000);

  it("pass, but for the known differences", () => {
    const open = results.filter(
      ({ name, problem }) => problem !== undefined && !knownYamlDifferences.has(name),
    );
    expect(open.map(({ name, problem }) => `${name}: ${problem}`)).toEqual([]);
  });

  it("fail where the list of known differences says so", () => {
    const failing = new Set(results.flatMap(({ name, problem }) => (problem === undefined ? [] : [name])));
    expect([...knownYamlDifferences.keys()].filter((name) => !failing.has(name))).toEqual([]);
  });
});
