import type { MappedField } from "../../index/mapping";
import type { FieldStatistics, Segment } from "../../index/reader";
import { formatFloat } from "../../json/format-number";
import { bm25, inverseDocumentFrequency, normFactors, normLength, termWeight } from "../../score/bm25";
import type { LucenePhrase, LuceneTerm } from "../lucene/lucene-query";
import { luceneText } from "../lucene/lucene-text";
import { phraseIdf, phraseMatches, phraseTerms } from "../lucene/weigh-phrase";
import type { SearchScope } from "../scope";
import { postingsOf, type SharedStatistics, termScoring } from "../term-weigher";
import { counted, type Explainer, type Explanation, explained, unmatched } from "./explanation";

/** How a term, or several that count as one, scores in a document. */
export function explainTerms(
  field: MappedField,
  terms: readonly string[],
  scope: SearchScope,
  boost: number,
  shared: SharedStatistics = {},
): Explainer {
  const scoring = termScoring(field.name, terms, scope, shared);
  const text =
    terms.length === 1
      ? luceneText({ kind: "term", field, term: terms[0] ?? "", boost: 1 } satisfies LuceneTerm, scope)
      : luceneText({ kind: "synonym", field, terms, boost: 1 }, scope);
  return (segment, doc) => {
    const freq = terms.reduce((sum, term) => sum + frequency(segment, field.name, term, doc), 0);
    if (!scoring || freq === 0) return unmatched("no matching term");
    return explainBm25({
      text,
      place: segment.docBase + doc,
      boost,
      freq,
      freqText:
        terms.length === 1 ? "freq, occurrences of term within document" : `termFreq=${formatFloat(freq)}`,
      idf: idfOf(scoring.docFreq, scoring.docCount),
      statistics: scoring.statistics,
      norm: segment.norms(field.name)?.[doc] ?? 1,
    });
  };
}

function frequency(segment: Segment, field: string, term: string, doc: number): number {
  const postings = postingsOf(segment, field, term);
  const at = postings ? postings.docs.indexOf(doc) : -1;
  return at < 0 ? 0 : (postings?.freqs[at] ?? 0);
}

/** How a phrase scores in a document. */
export function explainPhrase(phrase: LucenePhrase, scope: SearchScope, boost: number): Explainer {
  const statistics = scope.reader.fieldStatistics(phrase.field.name);
  const terms = phraseTerms(phrase, scope);
  return (segment, doc) => {
    const found = phraseMatches(phrase, segment).find((each) => each.doc === doc);
    if (!statistics || !found) return unmatched("no matching phrase");
    const rarities = terms.map(({ docFreq }) => idfOf(docFreq, statistics.docCount));
    return explainBm25({
      text: luceneText(phrase, scope),
      place: segment.docBase + doc,
      boost,
      freq: found.frequency,
      freqText: `phraseFreq=${formatFloat(found.frequency)}`,
      idf: explained(phraseIdf(terms), "idf, sum of:", ...rarities),
      statistics,
      norm: segment.norms(phrase.field.name)?.[doc] ?? 1,
    });
  };
}

/** The rarity of a term. */
export const idfOf = (docFreq: number, docCount: number): Explanation =>
  explained(
    inverseDocumentFrequency(docFreq, docCount),
    "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
    counted(docFreq, "n, number of documents containing term"),
    counted(docCount, "N, total number of documents with field"),
  );

interface Scored {
  /** The query as Lucene prints it. */
  readonly text: string;
  /** Lucene's document number. */
  readonly place: number;
  readonly boost: number;
  readonly freq: number;
  readonly freqText: string;
  readonly idf: Explanation;
  readonly statistics: FieldStatistics;
  /** Encoded length of the field. */
  readonly norm: number;
}

const f = Math.fround;

/** Lucene's BM25 with everything that goes into it. */
export function explainBm25(scored: Scored): Explanation {
  const { text, place, boost, freq, freqText, idf, statistics, norm } = scored;
  const factor = normFactors(statistics)[norm] ?? 0;
  const score = bm25(termWeight(boost, idf.value), freq, factor);
  const tf = explained(
    f(1 - f(1 / f(1 + f(freq * factor)))),
    "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
    explained(freq, freqText),
    explained(1.2, "k1, term saturation parameter"),
    explained(0.75, "b, length normalization parameter"),
    explained(normLength(norm), "dl, length of field"),
    explained(f(statistics.sumTotalTermFreq / statistics.docCount), "avgdl, average length of field"),
  );
  const parts = explained(
    score,
    `score(freq=${formatFloat(freq)}), computed as boost * idf * tf from:`,
    explained(f(boost * f(2.2)), "boost"),
    idf,
    tf,
  );
  return explained(score, `weight(${text} in ${place}) [PerFieldSimilarity], result of:`, parts);
}
