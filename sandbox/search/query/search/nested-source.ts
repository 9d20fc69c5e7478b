import { readJson } from "../../json/read";
import { RawJson, type ReplyValue } from "../../json/reply-value";
import { nodesAt } from "../../json/walk";
import { writeJson } from "../../json/write";
import { toReply } from "../../rest/filter-path";
import { selectSource, type SourceSelection } from "../../rest/select-source";
import { type NestedStep, objectAt } from "../nested-place";

/** The source of one nested object, or the part of it that is wanted: paths of a selection count from the document. */
export function nestedSource(
  source: RawJson,
  steps: readonly NestedStep[],
  selection: SourceSelection | undefined,
): ReplyValue {
  const object = objectAt(readJson(source.text), steps);
  if (!object) throw new Error(`the source has no object at ${steps.at(-1)?.path}`);
  if (!selection) return toReply(object);
  const names = (steps.at(-1)?.path ?? "").split(".");
  const wrapped = names.reduceRight<ReplyValue>((inner, name) => ({ [name]: inner }), toReply(object));
  const selected = selectSource(new RawJson(writeJson(wrapped)), selection);
  const text = selected instanceof RawJson ? selected.text : writeJson(selected);
  const [part] = nodesAt(readJson(text), names.join("."));
  return part ? toReply(part) : {};
}
