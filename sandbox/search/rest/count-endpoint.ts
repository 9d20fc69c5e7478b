import { indicesParameters, strictOpen } from "../cluster/resolve-names";
import { searchScopes } from "../cluster/search-scopes";
import { deps } from "../query/search/endpoints";
import { readSearch } from "../query/search/request";
import { queryPhase } from "../query/search/query-phase";
import { shardsReply } from "../query/search/search";
import { queryParameters, uriQuery } from "../query/search/uri-search";
import { type Endpoint, ok } from "./endpoint";
import { Parameters } from "./parameters";
import { readOnlyQuery } from "./read-query";

/** `_count`: how many documents a query finds. */
export const countEndpoint: Endpoint = {
  methods: ["GET", "POST"],
  paths: ["/_count", "/{index}/_count"],
  parameters: [
    ...indicesParameters,
    "preference",
    "routing",
    "min_score",
    "terminate_after",
    ...queryParameters,
  ],
  withoutBody: queryParameters,
  answer: ({ body, parts, parameters }, cluster) => {
    const query = uriQuery(parameters) ?? readOnlyQuery(body);
    const limit = parameters.text("terminate_after");
    const search = {
      ...readSearch(
        undefined,
        new Parameters(new Map(limit === undefined ? [] : [["terminate_after", limit]])),
        deps,
      ),
      query,
      minScore: parameters.float("min_score"),
    };
    const scopes = searchScopes(cluster, parts.index, parameters, strictOpen);
    const { found, failures } = queryPhase(search, scopes);
    const count = found.reduce(
      (sum, { all }) => sum + all.reduce((own, { docs }) => own + docs.length, 0),
      0,
    );
    return ok({
      count,
      ...(limit !== undefined && { terminated_early: found.some(({ terminated }) => terminated) }),
      _shards: shardsReply(scopes, failures),
    });
  },
};
