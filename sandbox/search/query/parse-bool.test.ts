import { describe, expect, it } from "vitest";
import { createSearchEngine } from "../engine";

/** Errors of queries inside `bool`, all of them compared with Elasticsearch 9.5. */
describe("errors inside bool", () => {
  const engine = createSearchEngine();
  const headers = { "content-type": "application/json" };
  engine.handle({ method: "PUT", path: "/p", headers, body: "{}" });
  const reasons = (query: string): string[] => {
    const body = `{"size":0,"query":${query}}`;
    const reply = engine.handle({ method: "POST", path: "/p/_search", headers, body });
    return [...reply.body.matchAll(/"type":"(\w+)","reason":"([^"]*)"/g)].map(
      (all) => `${all[1]}: ${all[2]}`,
    );
  };

  it("wraps an error once for each bool, the root staying the innermost of Elasticsearch's own", () => {
    expect(reasons('{"bool":{"must":[{"match_all":{}},{"bool":{"filter":[{"mtach":{}}]}}]}}')).toEqual([
      "parsing_exception: unknown query [mtach] did you mean [match]?",
      "x_content_parse_exception: [1:81] [bool] failed to parse field [must]",
      "x_content_parse_exception: [1:81] [bool] failed to parse field [filter]",
      "parsing_exception: unknown query [mtach] did you mean [match]?",
      "named_object_not_found_exception: [1:81] unknown field [mtach]",
    ]);
  });

  it("is itself the root of an error of Java's", () => {
    expect(reasons('{"bool":{"should":[{"nested":{"path":"reviews"}}]}}')).toEqual([
      "x_content_parse_exception: [1:65] [bool] failed to parse field [should]",
      "x_content_parse_exception: [1:65] [bool] failed to parse field [should]",
      "illegal_argument_exception: [nested] requires 'query' field",
    ]);
  });

  it("refuses names and kinds of values that it does not know, and takes null for no clause", () => {
    expect(reasons('{"bool":{"mustt":[]}}')[0]).toContain("did you mean any of [must, mustNot, must_not]?");
    expect(reasons('{"bool":{"should":"x"}}')[0]).toContain(
      "should doesn't support values of type: VALUE_STRING",
    );
    expect(reasons('{"bool":{"should":null}}')).toEqual([]);
  });
});
