import type { Dataset, Engine, Limits } from "../engine";
import { LoadedStates } from "../loaded-states";
import type { Outcome } from "../outcome";
import { StoryClock } from "../story-clock";
import {
  consoleSteps,
  datasetRequests,
  placeOf,
  replyOutcome,
  requestOf,
  syntaxOutcome,
} from "./console/console-steps";
import { parseConsole } from "./console/parse-console";
import { openEngine, type Snapshot } from "./open-engine";
import { fetchPart } from "./parts/fetch";
import { PartMissing } from "./parts/part";
import type { SearchRequest, SearchResponse } from "./request";
import { storyWorld } from "./story-world";

/** What the adapter is given by the side it runs on. */
export interface SearchEngineOptions {
  /** Milliseconds of a monotonic clock, for the time a request took and for the limit of time. */
  clock?: () => number;
}

/** The search engine behind the port: console text in, one reply a request out. Its clock and ids are those of the story. */
export function searchEngine({ clock = Date.now }: SearchEngineOptions = {}): Engine {
  const story = new Story(clock);
  return {
    reset: async (dataset) => story.reset(dataset),
    run: async (text, limits) => story.run(text, limits),
    close: async () => story.clear(),
  };
}

interface Loaded {
  readonly snapshot: Snapshot;
  readonly ids: number;
}

/** One engine with the clock and the ids that it is given. */
class Story {
  private readonly time = new StoryClock();
  private readonly world = storyWorld(this.time);
  private readonly engine = openEngine(this.world);
  private readonly empty = this.engine.snapshot();
  private readonly loaded = new LoadedStates<Loaded>();

  /** Milliseconds that parts of the engine took to arrive: no time of the learner's. */
  private waited = 0;

  constructor(private readonly clock: () => number) {}

  private worked(): number {
    return this.clock() - this.waited;
  }

  async reset(dataset: Dataset): Promise<void> {
    const known = this.loaded.get(dataset);
    if (known) return this.start(known);
    this.start({ snapshot: this.empty, ids: 0 });
    await this.load(dataset);
    const loaded = { snapshot: this.engine.snapshot(), ids: this.world.ids };
    this.loaded.set(dataset, loaded);
    this.start(loaded);
  }

  clear(): void {
    this.loaded.clear();
    this.start({ snapshot: this.empty, ids: 0 });
  }

  private start({ snapshot, ids }: Loaded): void {
    this.engine.restore(snapshot);
    this.world.ids = ids;
    this.time.reset();
  }

  /** Runs the files of a dataset and makes all of it searchable; throws with file and line when a request is refused. */
  private async load(dataset: Dataset): Promise<void> {
    for (const { request, check } of datasetRequests(dataset)) check(await this.send(request));
    this.engine.handle({ method: "POST", path: "/_refresh", headers: {} });
  }

  async run(text: string, limits: Limits): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    const started = this.worked();
    let bytes = 0;
    for (const step of consoleSteps(parseConsole(text))) {
      if ("message" in step) return [...outcomes, syntaxOutcome(text, step.position, step.message)];
      const before = this.worked();
      if (before - started > limits.ms) return [...outcomes, { kind: "stopped", limit: "time" }];
      const reply = "move" in step ? this.move(step.move) : await this.send(requestOf(step));
      if (!reply) return [...outcomes, syntaxOutcome(text, placeOf(step), clockHelp)];
      bytes += reply.body.length;
      if (bytes > limits.bytes) return [...outcomes, { kind: "stopped", limit: "bytes" }];
      outcomes.push(replyOutcome(reply, this.worked() - before));
    }
    return outcomes;
  }

  /** Moves the clock; `undefined` for a text that is no time. */
  private move(text: string): SearchResponse | undefined {
    const time = this.time.move(text);
    return time === undefined
      ? undefined
      : { status: 200, headers: { "content-type": "text/plain" }, body: time };
  }

  private async send(request: SearchRequest): Promise<SearchResponse> {
    this.time.tick();
    await this.withParts(() => this.engine.advance());
    return this.withParts(() => this.engine.handle(request));
  }

  /** Does the work again, from the start, when a part that it missed has arrived. */
  private async withParts<T>(work: () => T): Promise<T> {
    const { ids } = this.world;
    for (;;) {
      try {
        return work();
      } catch (cause) {
        if (!(cause instanceof PartMissing)) throw cause;
        const asked = this.clock();
        await fetchPart(cause.part);
        this.waited += this.clock() - asked;
        // Nothing else was changed.
        this.world.ids = ids;
      }
    }
  }
}

const clockHelp = "@clock takes +30d (units s, m, h, d) or a time such as 2024-08-01T00:00:00Z";
