import { type Limits, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { readSchema, type Schema } from "@/sandbox/sql/catalog";
import type { EngineState } from "@/sandbox/browser-engine";
import { describeUnavailable } from "../block/block-phase";
import { type Job, type JobEnd, type PageEngine, pageEngine } from "../block/page-engine";
import type { PageSources } from "../block/page-sources";
import { fetchDataset } from "../block/published-dataset";
import { peekTable } from "../block/schema/peek-table";
import type { Peek } from "../block/schema/PeekRows";
import { dumpDatabase } from "./dump";

/** How a text of the workbench runs, and whom it tells. */
export interface BenchRun {
  text: string;
  before?: string[];
  limits?: Limits;
  onStart: () => void;
  onEngine: (state: EngineState) => void;
}

/** The database of an open workbench: rows stay from run to run, until a reset, a stop, or the end of the page. */
export class BenchSession {
  /** Texts that made the rows what they are. After a stop: what they were. */
  ran: string[] = [];
  readonly peek: Peek;
  private fresh = true;
  private job: Job | undefined;
  private readonly engine: PageEngine;

  constructor(private readonly sources: PageSources) {
    this.engine = pageEngine(sources.engine);
    this.peek = async (table) => {
      await this.ready();
      return peekTable(() => this.engine)(table);
    };
  }

  /** The next run starts from the dataset. */
  reset(): void {
    this.fresh = true;
    this.ran = [];
  }

  /** Ends the run under way. */
  stop(): void {
    if (this.job) this.engine.stop(this.job);
  }

  async run({ text, before = [], limits = pageLimits, onStart, onEngine }: BenchRun): Promise<JobEnd> {
    const start = this.fresh ? { dataset: () => fetchDataset(this.sources.dataset) } : {};
    const job: Job = { ...start, before, text, limits, onStart };
    this.job = job;
    const leave = this.engine.subscribe(() => onEngine(this.engine.getState()));
    const end = await this.engine.run(job);
    leave();
    this.job = undefined;
    const last = end.kind === "ran" ? end.outcomes.at(-1)?.kind : undefined;
    // A stop takes the rows back to the dataset; what ran before is kept to be replayed.
    this.fresh = end.kind === "unavailable" || last === "stopped" || last === "broken";
    if (!this.fresh) this.ran.push(...(before.length > 0 ? [] : [text]));
    return end;
  }

  /** Tables as they are now; undefined when a failed transaction hides them. */
  async schema(): Promise<Schema | undefined> {
    await this.ready();
    return readSchema({ run: this.ask }).catch(() => undefined);
  }

  /** The database as SQL. Throws a sentence. */
  async dump(): Promise<string> {
    await this.ready();
    return dumpDatabase(this.ask);
  }

  /** Before anything ran, the rows are those of the dataset, and the engine does not hold them yet. */
  private async ready(): Promise<void> {
    if (!this.fresh) return;
    const end = await this.engine.run({
      dataset: () => fetchDataset(this.sources.dataset),
      before: [],
      text: "",
      limits: pageLimits,
    });
    if (end.kind === "ran") this.fresh = false;
  }

  private ask = async (text: string, limits: Limits): Promise<Outcome[]> => {
    const end = await this.engine.run({ before: [], text, limits });
    if (end.kind === "unavailable") throw new Error(describeUnavailable(end.why));
    return end.outcomes;
  };
}
