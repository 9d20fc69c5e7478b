import { floodStage } from "../cluster/blocks";
import { Cluster } from "../cluster/cluster";
import { SearchError } from "../errors/search-error";
import type { SearchRequest, SearchResponse } from "../request";
import { handle, refuse, writes } from "../rest/handle";
import { requestText } from "../rest/request-text";
import { storyWorld } from "../story-world";
import type { Journal, JournalRecord, KeptRequest } from "./journal";

/**
 * The engine over a journal, as Elasticsearch's translog with `index.translog.durability: request`: what changes the state is written
 * down first, then done, then answered. The state is that of the requests run again, each at its moment, so answers after a restart
 * are the same to the last digit: sequence numbers, versions, segments and with them scores. Requests are answered one after another.
 *
 * A request that reads is written down where it changed something after all: what it found due, a refresh or a step of a lifecycle.
 */
export class StoredEngine {
  private moment = 0;
  private readonly world = storyWorld({ now: () => this.moment });
  private readonly cluster = new Cluster(this.world);
  private queue: Promise<unknown> = Promise.resolve();
  /** Reads that changed something while the journal failed: they go before the next record, or that one is refused. */
  private owed: readonly JournalRecord[] = [];

  /** Runs the records again. Parts that they need have to be there. */
  constructor(
    records: Iterable<JournalRecord>,
    private readonly journal: Journal,
    private readonly now: () => number,
  ) {
    for (const record of records) this.run(record);
  }

  /** Answers when all before is answered; a write that cannot be kept is refused with 429 (disk full) or 500 and not done. */
  readonly handle = (request: SearchRequest): Promise<SearchResponse> => {
    const answer = this.queue.then(() => this.answer(keptOf(request)));
    this.queue = answer.catch(() => undefined);
    return answer;
  };

  /** Resolves when everything that was asked so far is answered. */
  async settled(): Promise<void> {
    await this.queue;
  }

  private answer(request: KeptRequest): Promise<SearchResponse> {
    const record = { at: this.now(), ids: this.world.ids, request };
    return writes(request) ? this.write(record) : this.read(record);
  }

  private async write(record: JournalRecord): Promise<SearchResponse> {
    const failure = await this.keep([...this.owed, record]);
    return failure ? refuse(record.request, failure) : this.run(record);
  }

  private async read(record: JournalRecord): Promise<SearchResponse> {
    const before = this.standing();
    const response = this.run(record);
    const after = this.standing();
    if (before.length === after.length && before.every((each, i) => each === after[i])) return response;
    const owed = [...this.owed, record];
    // A reader can be answered whatever the disk says: the next writer is told.
    if (await this.keep(owed)) this.owed = owed;
    return response;
  }

  /** Appends all that is owed and more; gives the refusal where that failed. */
  private async keep(records: readonly JournalRecord[]): Promise<SearchError | undefined> {
    try {
      await this.journal.append(records);
      this.owed = [];
      return undefined;
    } catch (cause) {
      return refusalOf(cause);
    }
  }

  private run({ at, ids, request }: JournalRecord): SearchResponse {
    this.moment = at;
    this.world.ids = ids;
    return handle(request, this.cluster);
  }

  /**
   * The same values as long as nothing that was due has been done: that leaves another entry of its index. When lifecycles were last
   * looked after may differ, and does no harm: where nothing was due at one look, whatever comes falls due behind it.
   */
  private standing(): readonly unknown[] {
    return [...this.cluster.indices.values()];
  }
}

function keptOf({ method, path, headers, body }: SearchRequest): KeptRequest {
  const kept = Object.entries(headers).filter(([name]) => name === "accept" || name === "content-type");
  return {
    method,
    path,
    headers: Object.fromEntries(kept),
    ...(body !== undefined && { body: requestText(body) }),
  };
}

const FULL = ["ENOSPC", "EDQUOT", "QuotaExceededError"];

function refusalOf(cause: unknown): SearchError {
  if (!(cause instanceof Error)) throw cause;
  const code = "code" in cause ? cause.code : undefined;
  if (FULL.some((each) => each === code || each === cause.name)) return floodStage();
  return new SearchError(500, "i_o_exception", cause.message);
}
