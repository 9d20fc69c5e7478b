import type { Cluster } from "../cluster/cluster";
import { validationError } from "../cluster/index-errors";
import { searchScopes } from "../cluster/search-scopes";
import type { Segment } from "../index/reader";
import { explainSearch } from "../query/explain/explain-search";
import { explanationReply } from "../query/explain/explanation";
import type { SearchScope } from "../query/scope";
import { weigh } from "../query/weigh";
import { onShard } from "../query/search/on-shard";
import { readTarget } from "./document-target";
import { type Call, ok, type Reply } from "./endpoint";
import { Parameters } from "./parameters";
import { readOnlyQuery } from "./read-query";
import { sourceSelectionOf } from "./read-source-selection";
import { selectSource } from "./select-source";
import { routingMissing } from "./write-document";

/** The answer of `_explain`. */
export function explainDocument({ parts, parameters, body }: Call, cluster: Cluster): Reply {
  const id = parts.id ?? "";
  if (body === "") throw validationError(["query is missing"]);
  const query = readOnlyQuery(body);
  const { entry, routing: usual } = readTarget(cluster, parts.index ?? "");
  const { live } = entry;
  const routing = parameters.text("routing") ?? usual;
  if (live.mapping.routingRequired && routing === undefined) throw routingMissing(live.name, id);
  const [found] = searchScopes(cluster, live.name, new Parameters(new Map()));
  const place = found && live.get(id, false, routing) && placeOf(found.scope, id);
  const head = { _index: live.name, _id: id };
  if (!found || !place) return { status: 404, body: { ...head, matched: false } };
  const { scope } = found;
  const { segment, doc } = place;
  const matched = onShard(scope, () => weigh(query, scope)(segment).docs.includes(doc));
  const explanation = onShard(scope, () => explanationReply(explainSearch(query, scope)(segment, doc)));
  const selection = sourceSelectionOf(parameters);
  const document = segment.document(doc);
  return ok({
    ...head,
    matched,
    explanation,
    ...(selection?.wanted && {
      get: {
        _seq_no: document.seqNo,
        _primary_term: document.primaryTerm,
        found: true,
        _source: selectSource(document.source, selection),
      },
    }),
  });
}

function placeOf({ reader }: SearchScope, id: string): { segment: Segment; doc: number } | undefined {
  for (const segment of reader.segments) {
    const doc = segment.find(id);
    if (doc !== undefined) return { segment, doc };
  }
  return undefined;
}
