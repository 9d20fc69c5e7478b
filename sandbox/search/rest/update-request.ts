import { validationError } from "../cluster/index-errors";
import { contentError, unsupported } from "../errors/search-error";
import type { JsonNode, JsonObject } from "../json/node";
import { scalarText, tokenName } from "../json/walk";
import { sourceSelectionIn } from "./read-source-selection";
import type { SourceSelection } from "./select-source";
import { suggestion } from "./suggestion";
import type { Guards } from "./write-options";

/** The body of an update. */
export interface UpdateRequest {
  readonly doc: JsonObject | undefined;
  readonly upsert: JsonObject | undefined;
  readonly docAsUpsert: boolean;
  readonly detectNoop: boolean;
  readonly script: boolean;
  readonly source: SourceSelection | undefined;
}

const known = ["doc", "upsert", "doc_as_upsert", "detect_noop", "script", "scripted_upsert", "_source"];

/** Reads an update's body; unknown names and wrong types are refused with their place. */
export function readUpdate(body: JsonObject | undefined): UpdateRequest {
  const update: { -readonly [K in keyof UpdateRequest]: UpdateRequest[K] } = {
    doc: undefined,
    upsert: undefined,
    docAsUpsert: false,
    detectNoop: true,
    script: false,
    source: undefined,
  };
  for (const { key, keyAt, value } of body?.entries ?? []) {
    if (key === "doc") update.doc = objectOf(key, value);
    else if (key === "upsert") update.upsert = objectOf(key, value);
    else if (key === "doc_as_upsert") update.docAsUpsert = scalarText(value) === "true";
    else if (key === "detect_noop") update.detectNoop = scalarText(value) !== "false";
    else if (key === "script" || key === "scripted_upsert") update.script = true;
    else if (key === "_source") update.source = sourceSelectionIn(value);
    else if (key !== "if_seq_no" && key !== "if_primary_term") {
      throw contentError(keyAt, `[UpdateRequest] unknown field [${key}]${suggestion(key, known)}`);
    }
  }
  return update;
}

function objectOf(key: string, value: JsonNode): JsonObject {
  if (value.kind === "object") return value;
  throw contentError(value.at, `[UpdateRequest] ${key} doesn't support values of type: ${tokenName(value)}`);
}

/** `UpdateRequest.validate`: throws all problems at once. */
export function checkUpdate(update: UpdateRequest, guards: Guards, retries: number): void {
  const guarded = guards.ifSeqNo !== undefined;
  const problems = [
    ...(guards.version === undefined
      ? []
      : [
          "internal versioning can not be used for optimistic concurrency control. Please use `if_seq_no` and `if_primary_term` instead",
        ]),
    ...(guarded && retries > 0 ? ["compare and write operations can not be retried"] : []),
    ...(guarded && (update.docAsUpsert || update.upsert)
      ? ["compare and write operations can not be used with upsert"]
      : []),
    ...(guarded && !guards.ifPrimaryTerm ? ["ifSeqNo is set, but primary term is [0]"] : []),
    ...(!guarded && guards.ifPrimaryTerm
      ? [`ifSeqNo is unassigned, but primary term is [${guards.ifPrimaryTerm}]`]
      : []),
    ...(!update.script && !update.doc ? ["script or doc is missing"] : []),
    ...(update.script && update.doc ? ["can't provide both script and doc"] : []),
    ...(!update.doc && update.docAsUpsert ? ["doc must be specified if doc_as_upsert is enabled"] : []),
  ];
  if (problems.length > 0) throw validationError(problems);
  if (update.script) throw unsupported("an update by [script]");
}
