import type { Cluster, IndexEntry } from "../../cluster/cluster";
import { searchScopes } from "../../cluster/search-scopes";
import { describeError } from "../../errors/error-body";
import { illegalArgument, SearchError, unsupported } from "../../errors/search-error";
import type { StoredDocument } from "../../index/reader";
import { double, type ReplyValue } from "../../json/reply-value";
import type { Hit } from "../../query/search/hits";
import { readSearch, type SearchBody } from "../../query/search/request";
import { allHits } from "../../query/search/search";
import type { JsonObject } from "../../json/node";
import { checkActiveCopies } from "../active-copies";
import type { Reply } from "../endpoint";
import { Parameters } from "../parameters";
import type { ByQueryOptions } from "./options";

/** How a document ended. */
export type Ending = "created" | "updated" | "deleted";

/** A document that was found, and its index as it is now. */
export interface FoundDocument {
  readonly document: StoredDocument;
  readonly entry: IndexEntry;
}

/** What is done with each document that is found. */
export interface ByQueryWork {
  /** Writes or deletes; throws `SearchError` for what is refused. */
  perform(found: FoundDocument): { ending: Ending; entry: IndexEntry };
  /** Where a failure is said to be; the index of the document found unless set. */
  readonly target?: string;
  /** Endings that the reply counts, in its order. */
  readonly counted: readonly Ending[];
}

const noParameters = new Parameters(new Map());

/** How often Elasticsearch sends a batch again that a full node refuses (429), before it gives up. */
const RETRIES = 11;

/** Reads the search of a by-query request: any key that a search has, but nothing that needs a page of hits. */
export function readSearchIn(body: JsonObject): SearchBody {
  const absent = (): never => {
    throw unsupported("an aggregation of a by-query request");
  };
  return readSearch(body, noParameters, { filter: absent, topHits: absent });
}

/** Runs `work` on everything that the search finds, batch by batch, as Elasticsearch's scrolls do. */
export function runByQuery(
  cluster: Cluster,
  names: string,
  search: { body: SearchBody; indices: Parameters },
  options: ByQueryOptions,
  work: ByQueryWork,
): Reply {
  const scopes = searchScopes(cluster, names, search.indices);
  const hits = allHits(search.body, scopes);
  for (const { scope } of scopes) checkBatch(options.batchSize, scope.setting("index.max_result_window"));
  const wanted = hits.slice(0, options.maxDocs);
  const run = new Run(cluster, options, work, wanted.length);
  for (let at = 0; at < wanted.length && !run.stopped; at += options.batchSize)
    run.batch(wanted.slice(at, at + options.batchSize));
  return run.reply();
}

function checkBatch(size: number, window: string | undefined): void {
  const most = Number(window ?? 10_000);
  if (size <= most) return;
  throw illegalArgument(
    `Batch size is too large, size must be less than or equal to: [${most}] but was [${size}]. Scroll batch sizes cost as much memory as result windows so they are controlled by the [index.max_result_window] index level setting.`,
  );
}

/** The counts of one request. */
class Run {
  private readonly counts = { created: 0, updated: 0, deleted: 0 };
  private readonly failures: { status: number; shown: ReplyValue }[] = [];
  private readonly touched = new Map<string, IndexEntry>();
  private readonly started: number;
  private batches = 0;
  private conflicts = 0;
  private waited = 0;

  constructor(
    private readonly cluster: Cluster,
    private readonly options: ByQueryOptions,
    private readonly work: ByQueryWork,
    private readonly total: number,
  ) {
    this.started = cluster.world.now();
  }

  get stopped(): boolean {
    return this.failures.length > 0;
  }

  batch(hits: readonly Hit[]): void {
    // Between two batches Elasticsearch waits for as long as the first one may take.
    if (this.batches > 0) this.waited += (this.options.batchSize / this.options.perSecond) * 1000;
    this.batches++;
    for (const hit of hits) this.one(hit);
  }

  private one({ scope, segment, doc }: Hit): void {
    const document = segment.document(doc);
    try {
      const entry = this.cluster.indices.get(scope.index);
      if (!entry) return;
      const target = this.work.target ?? scope.index;
      const write = `index {[${target}][${document.id}], source[${document.source.text}]}`;
      checkActiveCopies(this.options.copies, target, write);
      const done = this.work.perform({ document, entry });
      this.counts[done.ending]++;
      this.touched.set(done.entry.live.name, done.entry);
    } catch (cause) {
      if (!(cause instanceof SearchError)) throw cause;
      this.failed(cause, this.work.target ?? scope.index, document.id);
    }
  }

  private failed(cause: SearchError, index: string, id: string): void {
    if (cause.status === 409) this.conflicts++;
    if (cause.status === 409 && this.options.proceed) return;
    this.failures.push({
      status: cause.status,
      shown: { index, id, cause: describeError(cause), status: cause.status },
    });
  }

  reply(): Reply {
    for (const entry of this.touched.values()) this.cluster.written(entry, this.options.refresh);
    const waited = Math.round(this.waited);
    const { perSecond } = this.options;
    return {
      status: this.failures.reduce((worst, { status }) => Math.max(worst, status), 200),
      body: {
        took: this.cluster.world.now() - this.started + waited,
        timed_out: false,
        total: this.total,
        ...Object.fromEntries(this.work.counted.map((ending) => [ending, this.counts[ending]])),
        batches: this.batches,
        version_conflicts: this.conflicts,
        noops: 0,
        retries: { bulk: this.failures.some(({ status }) => status === 429) ? RETRIES : 0, search: 0 },
        throttled_millis: waited,
        requests_per_second: double(Number.isFinite(perSecond) ? perSecond : -1),
        throttled_until_millis: 0,
        failures: this.failures.map(({ shown }) => shown),
      },
    };
  }
}
