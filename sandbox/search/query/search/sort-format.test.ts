import { expect, it } from "vitest";
import { createSearchEngine } from "../../engine";

it("prints the values of a sort in its format", () => {
  const engine = createSearchEngine();
  const headers = { "content-type": "application/json" };
  const send = (method: string, path: string, body: string): string =>
    engine.handle({ method, path, headers, body }).body;
  send("PUT", "/log/_doc/1?refresh=true", '{"at":"2024-05-06T07:08:09Z"}');
  expect(send("POST", "/log/_search", '{"sort":[{"at":{"order":"desc","format":"yyyy-MM-dd"}}]}')).toContain(
    '"sort":["2024-05-06"]',
  );
});
