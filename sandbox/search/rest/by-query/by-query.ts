import { checkBlocks } from "../../cluster/blocks";
import { validationError } from "../../cluster/index-errors";
import { unsupported } from "../../errors/search-error";
import type { JsonObject } from "../../json/node";
import { member, scalarText, withEntries } from "../../json/walk";
import { uriQuery } from "../../query/search/uri-search";
import { optionalObject } from "../body";
import type { Cluster } from "../../cluster/cluster";
import type { Call, Reply } from "../endpoint";
import { readByQueryOptions } from "./options";
import { type ByQueryWork, type FoundDocument, readSearchIn, runByQuery } from "./run-by-query";

/** The answer of `_delete_by_query`. */
export function deleteByQuery(call: Call, cluster: Cluster): Reply {
  const { body, ...asked } = readBody(call);
  const own = uriQuery(call.parameters);
  if (!own && (!body || !member(body, "query"))) throw validationError(["query is missing"]);
  const options = readByQueryOptions(call.parameters, asked, 1_000);
  const search = { body: searchOf(call, body), indices: call.parameters };
  return runByQuery(cluster, call.parts.index ?? "", search, options, deletion);
}

/** The answer of `_update_by_query`. */
export function updateByQuery(call: Call, cluster: Cluster): Reply {
  const { body, ...asked } = readBody(call);
  if (body && member(body, "script")) throw unsupported("[script] of _update_by_query");
  const options = readByQueryOptions(call.parameters, asked, 1_000);
  const search = { body: searchOf(call, body), indices: call.parameters };
  return runByQuery(cluster, call.parts.index ?? "", search, options, rewrite);
}

const nowhere = { line: 1, column: 1 };
const emptyBody: JsonObject = { kind: "object", entries: [], at: nowhere, end: nowhere };

/** The search of a body, or of the query in the address. */
function searchOf(
  { parameters: given }: Call,
  body: JsonObject | undefined,
): ReturnType<typeof readSearchIn> {
  const read = readSearchIn(body ?? emptyBody);
  return { ...read, query: uriQuery(given) ?? read.query };
}

interface Asked {
  /** Without the keys of the request itself. */
  readonly body: JsonObject | undefined;
  readonly conflicts: string | undefined;
  readonly maxDocs: number | undefined;
}

function readBody(call: Call): Asked {
  const whole = optionalObject(call.body);
  const text = (name: string): string | undefined => {
    const node = whole && member(whole, name);
    return node && scalarText(node);
  };
  const problems = ["from", "stored_fields"].flatMap((key) => {
    if (!whole || !member(whole, key)) return [];
    const here = `${key} is not supported in this context`;
    return key === "from" ? ["using [from] is not allowed in a scroll context", here] : [here];
  });
  if (problems.length > 0) throw validationError(problems);
  const maxDocs = text("max_docs");
  return {
    body:
      whole &&
      withEntries(
        whole,
        whole.entries.filter(({ key }) => key !== "max_docs" && key !== "conflicts"),
      ),
    conflicts: text("conflicts"),
    maxDocs: maxDocs === undefined ? undefined : Number(maxDocs),
  };
}

/** The guard of a write: the document as the search saw it. */
const guardOf = ({ document }: FoundDocument) => ({
  ifSeqNo: document.seqNo,
  ifPrimaryTerm: document.primaryTerm,
});

const placeOf = (found: FoundDocument) => ({
  id: found.document.id,
  ...(found.document.routing !== undefined && { routing: found.document.routing }),
  ...guardOf(found),
});

const deletion: ByQueryWork = {
  counted: ["deleted"],
  perform: (found) => {
    checkBlocks(found.entry, "write");
    found.entry.live.delete(placeOf(found));
    return { ending: "deleted", entry: found.entry };
  },
};

/** Without a script a document is indexed as it is, which picks up new fields of the mapping. */
const rewrite: ByQueryWork = {
  counted: ["updated", "deleted"],
  perform: (found) => {
    checkBlocks(found.entry, "write");
    found.entry.live.write({ ...placeOf(found), source: found.document.source.text });
    return { ending: "updated", entry: found.entry };
  },
};
