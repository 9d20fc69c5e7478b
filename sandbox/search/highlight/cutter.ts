import type { Boundaries } from "./boundaries";
import { sentenceRestart } from "./sentence-restart";
import { sentenceBoundaries } from "./sentences";
import { wordBoundaries } from "./words";

/** Finds the passage around a match that begins at `offset`. Asked in ascending order, for matches behind the last passage. */
export type Cutter = (offset: number) => { start: number; end: number };

/** How a text is cut into passages: whole, by sentences of at most `size` units (0: any length) or by words. */
export type CutterKind = { kind: "whole" } | { kind: "sentence"; size: number } | { kind: "word" };

/** Cuts one text, whose first match begins at `first`. */
export function cutterFor(text: string, how: CutterKind, first: number): Cutter {
  if (how.kind === "whole") return () => ({ start: 0, end: text.length });
  if (how.kind === "word") return between(wordBoundaries(text), text.length);
  const sentences = sentenceBoundaries(text, sentenceRestart(text, first));
  if (how.size <= 0) return between(sentences, text.length);
  return bounded(text, sentences, how.size);
}

const between =
  (places: Boundaries, length: number): Cutter =>
  (offset) => ({
    start: Math.max(places.preceding(offset + 1), 0),
    end: orEnd(places.following(offset), length),
  });

const orEnd = (offset: number, length: number): number => (offset < 0 ? length : offset);

interface Span {
  start: number;
  end: number;
}

/**
 * Sentences that together stay within a size; one that is longer is cut at words around the match, as Elasticsearch's
 * unified highlighter does.
 */
function bounded(text: string, sentences: Boundaries, size: number): Cutter {
  const words = wordBoundaries(text);
  let window: Span = { start: -1, end: -1 };
  let last: Span = { start: -1, end: 0 };
  return (offset) => {
    const inside = offset + 1 > window.start && offset + 1 < window.end;
    if (inside) last = { start: last.end, end: window.end };
    else window = last = sentencesAround(text, sentences, size, offset + 1);
    if (last.end - last.start > size) last = shortened(last, window.end, words, size, offset + 1);
    return last;
  };
}

function sentencesAround(text: string, sentences: Boundaries, size: number, offset: number): Span {
  const start = Math.max(sentences.preceding(offset), 0);
  const target = offset + Math.max(0, size - (offset - start));
  const end = target + 1 > text.length ? text.length : sentences.preceding(target + 1);
  if (end !== start) return { start, end };
  return {
    start,
    end: target >= text.length ? text.length : orEnd(sentences.following(target), text.length),
  };
}

/** First to the left of the match, then to the right with what is left of the size. */
function shortened(span: Span, windowEnd: number, words: Boundaries, size: number, offset: number): Span {
  const start =
    offset - size > span.start ? Math.max(span.start, words.preceding(offset - size)) : span.start;
  const rest = Math.max(0, size - (offset - start));
  const end = offset + rest < windowEnd ? Math.min(windowEnd, words.following(offset + rest)) : span.end;
  return { start, end };
}
