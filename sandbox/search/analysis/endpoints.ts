import { searchScopes } from "../cluster/search-scopes";
import { SearchError } from "../errors/search-error";
import { readJson } from "../json/read";
import { type Endpoint, ok } from "../rest/endpoint";
import { part } from "../parts/part";

const missingText = "request body or source parameter is required";

/** `_analyze`, with and without an index. */
export const analyzeEndpoints: readonly Endpoint[] = [
  {
    methods: ["GET", "POST"],
    paths: ["/_analyze", "/{index}/_analyze"],
    parameters: [],
    missing: ["prefer_local"],
    answer: ({ parts, parameters, body }, cluster) => {
      if (body === "") throw new SearchError(400, "parse_exception", missingText);
      const node = readJson(body);
      if (node.kind !== "object") throw new SearchError(400, "parse_exception", missingText);
      const [first] = parts["index"] === undefined ? [] : searchScopes(cluster, parts["index"], parameters);
      return ok(part("analysis").analyze(node, first?.scope));
    },
  },
];
