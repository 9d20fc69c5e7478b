import type { MappedField, Mapping } from "../index/mapping";
import type { Segment } from "../index/reader";
import { readJson } from "../json/read";
import { nodesAt, scalarText } from "../json/walk";
import { nestedSteps, objectAt } from "../query/nested-place";
import type { PlacedToken } from "./occurrences";

/** Texts of a field in a document's source, in order; what was ignored when it was indexed is left out. */
export function textsOf(field: MappedField, segment: Segment, doc: number, mapping: Mapping): string[] {
  const steps = nestedSteps(segment, doc);
  const object = objectAt(readJson(segment.document(segment.rootOf(doc)).source.text), steps);
  const above = steps.at(-1)?.path;
  const prefix = above === undefined ? "" : `${above}.`;
  const paths = mapping.sourcePaths(field).filter((path) => path.startsWith(prefix));
  const most = field.ignoreAbove ?? Number.POSITIVE_INFINITY;
  return paths
    .flatMap((path) => (object ? nodesAt(object, path.slice(prefix.length)) : []))
    .flatMap((node) => scalarText(node) ?? [])
    .filter((text) => text.length <= most);
}

/** The words of a field's values as they were indexed, positions going on from value to value. */
export function tokensOf(field: MappedField, values: readonly string[]): PlacedToken[] {
  const { analyzer } = field;
  let base = 0;
  return values.flatMap((text, value) => {
    if (!analyzer) return [wholeToken(field, text, value)];
    const { tokens, endPositions } = analyzer.analyze(text);
    const placed = tokens.map((token) => ({ ...token, value, position: base + token.position }));
    base = (placed.at(-1)?.position ?? base - 1) + 1 + endPositions + analyzer.positionIncrementGap;
    return placed;
  });
}

const wholeToken = (field: MappedField, text: string, value: number): PlacedToken => ({
  text: field.normalizer?.normalize(text) ?? text,
  start: 0,
  end: text.length,
  position: value,
  positionLength: 1,
  type: "word",
  value,
});
