import { illegalArgument, SearchError } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { readJson } from "../json/read";
import { member, scalarText, tokenName } from "../json/walk";
import { sourceSelectionIn } from "./read-source-selection";
import type { SourceSelection } from "./select-source";
import { type Guards, readVersionType } from "./write-options";

/** One action of `_bulk` with its document line. */
export interface BulkAction {
  readonly action: "index" | "create" | "delete" | "update";
  readonly index: string | undefined;
  readonly id: string | undefined;
  readonly routing: string | undefined;
  readonly guards: Guards;
  readonly requireAlias: boolean | undefined;
  readonly retries: number;
  /** `_source` of an update's action line. */
  readonly selection: SourceSelection | undefined;
  /** Text of the second line; empty for a delete. */
  readonly source: string;
}

const actions = ["create", "delete", "index", "update"] as const;

/** Reads the lines of a bulk body; an action line that is malformed fails the whole request. */
export function readBulkLines(body: string): BulkAction[] {
  if (!body.endsWith("\n")) throw illegalArgument("The bulk request must be terminated by a newline [\\n]");
  const lines = body.slice(0, -1).split("\n");
  const read: BulkAction[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = withoutReturn(lines[i] ?? "");
    if (line.trim() === "") continue;
    const { action, node } = readAction(line, i + 1);
    const source = action === "delete" ? "" : (lines[++i] ?? missingSource(i));
    read.push({ action, ...readMetadata(node, action, i), source: withoutReturn(source) });
  }
  return read;
}

const withoutReturn = (line: string): string => (line.endsWith("\r") ? line.slice(0, -1) : line);

function missingSource(line: number): never {
  throw illegalArgument(
    `Malformed action/metadata line [${line}], expected a document behind it but found the end`,
  );
}

function readAction(line: string, number: number): { action: BulkAction["action"]; node: JsonObject } {
  const node = readJson(line);
  if (node.kind !== "object") throw malformed(number, `expected START_OBJECT but found [${tokenName(node)}]`);
  const [entry, second] = node.entries;
  if (!entry) throw malformed(number, "expected FIELD_NAME but found [END_OBJECT]");
  const action = actions.find((each) => each === entry.key);
  if (!action)
    throw malformed(
      number,
      `expected field [create], [delete], [index] or [update] but found [${entry.key}]`,
    );
  if (entry.value.kind !== "object")
    throw malformed(number, `expected START_OBJECT but found [${tokenName(entry.value)}]`);
  if (second) throw malformed(number, "expected END_OBJECT but found [FIELD_NAME]");
  return { action, node: entry.value };
}

const malformed = (line: number, what: string): SearchError =>
  illegalArgument(`Malformed action/metadata line [${line}], ${what}`);

type Metadata = Omit<BulkAction, "action" | "source">;

function readMetadata(node: JsonObject, action: string, number: number): Metadata {
  const simple = node.entries.filter(({ key }) => key !== "_source");
  const texts = new Map(simple.map(({ key, value }) => [key, metadataText(key, value, number)]));
  for (const key of texts.keys()) checkKey(key, number);
  const version = texts.get("version");
  const versionType = texts.get("version_type");
  if (action === "update" && (version !== undefined || versionType !== undefined)) {
    throw illegalArgument(
      "Update requests do not support versioning. Please use `if_seq_no` and `if_primary_term` instead",
    );
  }
  return {
    index: texts.get("_index"),
    id: texts.get("_id"),
    routing: texts.get("routing"),
    guards: {
      ifSeqNo: whole(texts.get("if_seq_no")),
      ifPrimaryTerm: whole(texts.get("if_primary_term")),
      version: whole(version),
      versionType: readVersionType(versionType),
    },
    requireAlias: texts.has("require_alias") ? texts.get("require_alias") === "true" : undefined,
    selection: sourceSelectionIn(member(node, "_source")),
    retries: whole(texts.get("retry_on_conflict")) ?? 0,
  };
}

const whole = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number(text);

const known = [
  "_index",
  "_id",
  "routing",
  "version",
  "version_type",
  "if_seq_no",
  "if_primary_term",
  "require_alias",
  "retry_on_conflict",
];

function checkKey(key: string, number: number): void {
  if (known.includes(key)) return;
  if (
    ["pipeline", "dynamic_templates", "require_data_stream", "list_executed_pipelines", "_source"].includes(
      key,
    )
  ) {
    throw new SearchError(
      400,
      "unsupported_in_embedded",
      `[${key}] of _bulk is not part of the embedded search engine`,
    );
  }
  throw illegalArgument(`Action/metadata line [${number}] contains an unknown parameter [${key}]`);
}

function metadataText(key: string, value: JsonNode, number: number): string | undefined {
  if (value.kind === "null") return undefined;
  const text = scalarText(value);
  if (text !== undefined) return text;
  throw malformed(number, `expected a simple value for field [${key}] but found [${tokenName(value)}]`);
}
