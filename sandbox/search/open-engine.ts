import { Cluster, type World } from "./cluster/cluster";
import { somePartIsMissing } from "./parts/part";
import type { SearchRequest, SearchResponse } from "./request";
import { advance, handle } from "./rest/handle";

/** The embedded search engine: one function over state that can be set aside and taken back. */
export interface SearchEngine {
  /** Every answer is JSON, YAML or a cat table. Throws nothing but `PartMissing`: where all parts are there, never. */
  readonly handle: (request: SearchRequest) => SearchResponse;
  /** Does what is due by the clock, as every `handle` does first: behind it nothing changes before a part is missed. */
  advance(): void;
  /** The state as it is now. It shares all documents with the engine, so its cost does not grow with them. */
  snapshot(): Snapshot;
  /** Back to a state that was set aside; it may be taken back any number of times. */
  restore(snapshot: Snapshot): void;
}

/** A state of an engine: opaque, and never changed by anyone. */
export interface Snapshot {
  readonly cluster: Cluster;
}

/** Requests that write one document after the other, each perhaps into an index of its own. */
const manyWrites = /\/_(?:bulk|reindex|update_by_query|delete_by_query)(?:\?|$)/;

/** A new, empty engine with the parts that are there; clock and ids come from `world`. */
export function openEngine(world: World): SearchEngine {
  let cluster = new Cluster(world);
  /** Works on a copy that counts only when nothing was missed: a part may be when much has been done already. */
  const asOne = <T>(work: (copy: Cluster) => T): T => {
    if (!somePartIsMissing()) return work(cluster);
    const copy = cluster.fork();
    const result = work(copy);
    cluster = copy;
    return result;
  };
  return {
    handle: (request) =>
      manyWrites.test(request.path) ? asOne((copy) => handle(request, copy)) : handle(request, cluster),
    advance: () => {
      if (cluster.policies.size > 0) asOne(advance);
    },
    snapshot: () => ({ cluster: cluster.fork() }),
    restore: (snapshot) => {
      cluster = snapshot.cluster.fork();
    },
  };
}
