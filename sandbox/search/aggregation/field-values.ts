import type { DocumentPart } from "./document-set";
import type { FieldSource } from "./field-source";

/** Calls `visit` with every number of every document; `i` is the document's place in the part. */
export function visitNumbers(
  source: FieldSource,
  part: DocumentPart,
  visit: (value: number, i: number) => void,
): void {
  const column = source.numbers(part);
  const missing = typeof source.missing === "number" ? source.missing : undefined;
  for (let i = 0; i < part.docs.length; i++) {
    const doc = part.docs[i] ?? 0;
    if (column?.singleValued) {
      const value = column.first(doc) ?? missing;
      if (value !== undefined) visit(Number(value), i);
      continue;
    }
    const values = column?.values(doc) ?? [];
    for (const value of values) visit(Number(value), i);
    if (values.length === 0 && missing !== undefined) visit(missing, i);
  }
}

/** Whether a document has a value; `missing` counts as one. */
export function hasValue(source: FieldSource, part: DocumentPart): (doc: number) => boolean {
  if (source.missing !== undefined) return () => true;
  const numbers = source.numbers(part);
  if (numbers && source.kind !== "keyword") return (doc) => numbers.first(doc) !== undefined;
  const keywords = source.keywords(part);
  if (keywords && source.kind === "keyword") return (doc) => keywords.ordinals(doc).length > 0;
  const points = source.points(part);
  return points ? (doc) => points.points(doc).length > 0 : () => false;
}
