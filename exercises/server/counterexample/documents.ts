import { createHash } from "node:crypto";
import type { Dataset } from "@/sandbox/engine";
import type { Json } from "../../grader/console/json-value";
import { readSteps, type RequestStep, type Step, writeSteps } from "../console-mutants/console-tree";
import { isFields } from "../console-mutants/json-walk";

/** A document of a dataset. */
export interface StoredDocument {
  index: string;
  id: string;
  source: { [field: string]: Json };
}

/** What a dataset of the search engine is made of: its indices, as requests, and its documents in the order of writing. */
export interface StoredIndices {
  head: Step[];
  documents: StoredDocument[];
}

/** Takes a dataset apart; undefined when it holds something else than indices and whole documents with ids. */
export function readDocuments(dataset: Dataset): StoredIndices | undefined {
  const found: StoredIndices = { head: [], documents: [] };
  for (const { text } of dataset.files) {
    const steps = readSteps("search", text);
    if (!steps) return undefined;
    for (const step of steps) {
      const documents = step.kind === "request" ? documentsOf(step) : undefined;
      if (documents === "unknown") return undefined;
      if (documents) found.documents.push(...documents);
      else found.head.push(step);
    }
  }
  return found;
}

function documentsOf(step: RequestStep): StoredDocument[] | "unknown" | undefined {
  const bodies = step.bodies.map((body) => ("json" in body ? body.json : null));
  const single = /^\/([^/_][^/]*)\/_(?:doc|create)\/([^/]+)$/.exec(step.path);
  if (single) {
    const [source] = bodies;
    const [, index = "", id = ""] = single;
    return isFields(source) ? [{ index, id: decodeURIComponent(id), source }] : "unknown";
  }
  const bulk = /^(?:\/([^/_][^/]*))?\/_bulk$/.exec(step.path);
  if (!bulk) return undefined;
  const documents: StoredDocument[] = [];
  for (let i = 0; i < bodies.length; i += 2) {
    const [action, source] = [bodies[i], bodies[i + 1]];
    const target = isFields(action) ? (action["index"] ?? action["create"]) : undefined;
    if (!isFields(target) || !isFields(source)) return "unknown";
    const { _index: index = bulk[1] ?? "", _id: id } = target;
    if (typeof index !== "string" || typeof id !== "string") return "unknown";
    documents.push({ index, id, source });
  }
  return documents;
}

/** A dataset of the same indices with these documents. */
export function documentsDataset({ head }: StoredIndices, documents: StoredDocument[]): Dataset {
  const text = writeSteps([...head, ...bulkOf(documents)]);
  const version = createHash("sha256").update(text).digest("hex").slice(0, 16);
  return { name: "documents", engine: "search", version, files: [{ path: "documents.http", text }] };
}

/** Console text that puts these documents in the place of whatever the indices hold. */
export function loadText(documents: StoredDocument[]): string {
  const indices = [...new Set(documents.map(({ index }) => index))];
  const emptied = indices.map(
    (index) => `POST /${index}/_delete_by_query?refresh=true\n{ "query": { "match_all": {} } }`,
  );
  return [...emptied, writeSteps(bulkOf(documents, [["refresh", "true"]]))].join("\n\n");
}

function bulkOf(documents: StoredDocument[], query: RequestStep["query"] = []): RequestStep[] {
  if (documents.length === 0) return [];
  const bodies = documents.flatMap(({ index, id, source }) => [
    { json: { index: { _index: index, _id: id } } },
    { json: source },
  ]);
  return [{ kind: "request", method: "POST", path: "/_bulk", query, headers: {}, bodies, line: 1 }];
}
