import type { IndexReader } from "../index/reader";
import type { ScopeOfSearch } from "./search-scopes";

/** Scopes that score as if their indices were one (`dfs_query_then_fetch`): each counts terms and fields over all of them. */
export function withSharedStatistics(scopes: readonly ScopeOfSearch[]): ScopeOfSearch[] {
  const readers = scopes.map(({ scope }) => scope.reader);
  return scopes.map((each) => ({
    ...each,
    scope: { ...each.scope, reader: sharedReader(each.scope.reader, readers) },
  }));
}

function sharedReader(own: IndexReader, all: readonly IndexReader[]): IndexReader {
  return {
    index: own.index,
    segments: own.segments,
    documents: own.documents,
    maxDoc: own.maxDoc,
    fieldStatistics: (field) =>
      own.fieldStatistics(field) &&
      all
        .flatMap((reader) => reader.fieldStatistics(field) ?? [])
        .reduce((sum, { docCount, sumTotalTermFreq, sumDocFreq }) => ({
          docCount: sum.docCount + docCount,
          sumTotalTermFreq: sum.sumTotalTermFreq + sumTotalTermFreq,
          sumDocFreq: sum.sumDocFreq + sumDocFreq,
        })),
    termStatistics: (field, term) =>
      all
        .map((reader) => reader.termStatistics(field, term))
        .reduce((sum, { docFreq, totalTermFreq }) => ({
          docFreq: sum.docFreq + docFreq,
          totalTermFreq: sum.totalTermFreq + totalTermFreq,
        })),
  };
}
