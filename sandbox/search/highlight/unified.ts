import type { CutterKind } from "./cutter";
import { escapeHtml } from "./html";
import type { Occurrence } from "./occurrences";
import type { HighlightOptions } from "./options";
import { bestPassages, type Passage } from "./passages";
import { wordBoundaries } from "./words";

/** Fragments of a field by Elasticsearch's `unified` highlighter. */
export function unifiedFragments(
  values: readonly string[],
  occurrences: readonly Occurrence[],
  options: HighlightOptions,
  tokenized: boolean,
): string[] {
  if (occurrences.length === 0) return unmatched(values, options);
  const most = options.fragments === 0 ? Number.POSITIVE_INFINITY : options.fragments;
  const passages = bestPassages(
    values,
    occurrences,
    cutterKind(options, tokenized),
    most,
    !options.requireFieldMatch,
  );
  const ordered = options.byScore ? passages.toSorted((a, b) => b.score - a.score) : passages;
  return ordered.map((passage) => marked(values[passage.value] ?? "", passage, options));
}

function cutterKind(
  { fragments, fragmentSize, boundaryScanner }: HighlightOptions,
  tokenized: boolean,
): CutterKind {
  if (fragments === 0 || !tokenized) return { kind: "whole" };
  return boundaryScanner === "word" ? { kind: "word" } : { kind: "sentence", size: fragmentSize };
}

/** Overlapping matches become one. Whole values keep their blanks. */
function marked(text: string, { start, end, matches }: Passage, options: HighlightOptions): string {
  const show = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return options.encodeHtml ? escapeHtml(part) : part;
  };
  let shown = "";
  let at = start;
  for (let i = 0; i < matches.length; ) {
    const from = Math.max(at, matches[i]?.start ?? 0);
    let to = matches[i]?.end ?? 0;
    for (i += 1; (matches[i]?.start ?? to) < to; i += 1) to = Math.max(to, matches[i]?.end ?? 0);
    shown += show(at, from) + options.preTag + show(from, to) + options.postTag;
    at = to;
  }
  shown += show(at, Math.max(at, end));
  return options.fragments === 0 ? shown : shown.trim();
}

/** The beginning of the first value up to the next boundary of words. */
function unmatched(values: readonly string[], { noMatchSize, encodeHtml }: HighlightOptions): string[] {
  const first = values.find((value) => value !== "");
  if (noMatchSize <= 0 || first === undefined) return [];
  const next = noMatchSize < first.length ? wordBoundaries(first).following(noMatchSize) : -1;
  const part = next < 0 ? first : first.slice(0, next);
  return [(encodeHtml ? escapeHtml(part) : part).trim()];
}
