import type { LiveIndex } from "../index/live-index";
import type { JsonObject } from "../json/node";
import type { SearchScope } from "../query/scope";

/** What the engine is given instead of reading the world. */
export interface World {
  /** Milliseconds since 1970. */
  now(): number;
  /** A new id of 20 to 22 characters of `[A-Za-z0-9_-]`. */
  newId(): string;
}

/** One alias on one index. */
export interface Alias {
  readonly filter?: JsonObject;
  readonly indexRouting?: string;
  readonly searchRouting?: string;
  readonly isWriteIndex?: boolean;
  readonly isHidden?: boolean;
}

/** An index with what the cluster knows of it. */
export interface IndexEntry {
  readonly live: LiveIndex;
  readonly aliases: ReadonlyMap<string, Alias>;
  readonly open: boolean;
  /** Since when something waits for a refresh, milliseconds since 1970. */
  readonly dirtySince?: number;
  /** When it stopped being the write index, milliseconds since 1970. */
  readonly rolledOver?: number;
  /** Where it stands in the policy that it is under. */
  readonly lifecycle?: LifecycleState;
}

/** How far an index has come in its lifecycle; times are milliseconds since 1970. */
export interface LifecycleState {
  readonly policy: string;
  /** `new`, `hot`, `warm` ... */
  readonly phase: string;
  readonly phaseTime: number;
  readonly action: string;
  readonly actionTime: number;
  /** `ERROR` where a step has failed. */
  readonly step: string;
  readonly stepTime: number;
  readonly failure?: { readonly failedStep: string; readonly type: string; readonly reason: string };
  /** Of the policy, when the phase began. */
  readonly version?: number;
  readonly modified?: number;
}

/** A composable template, a component template or a lifecycle policy, as it was sent. */
export interface Stored {
  readonly body: JsonObject;
  readonly created: number;
  readonly modified: number;
  readonly version: number;
}

/** All state of one node: indices by name, templates, lifecycle policies, cluster settings. */
export class Cluster {
  readonly name = "rowhouse";
  readonly node = "node-1";

  readonly world: World;
  /** When lifecycles were last looked after, milliseconds since 1970. */
  polled: number | undefined;
  private moment: number | undefined;

  constructor(
    private readonly given: World,
    readonly indices: Map<string, IndexEntry> = new Map(),
    readonly templates: Map<string, Stored> = new Map(),
    readonly components: Map<string, Stored> = new Map(),
    readonly policies: Map<string, Stored> = new Map(),
    readonly settings: Record<"persistent" | "transient", Map<string, string>> = {
      persistent: new Map(),
      transient: new Map(),
    },
  ) {
    this.world = { now: () => this.moment ?? given.now(), newId: () => given.newId() };
  }

  /** Does something as if it were an earlier time. */
  at(moment: number, work: () => void): void {
    this.moment = moment;
    try {
      work();
    } finally {
      this.moment = undefined;
    }
  }

  /** A cluster that shares all documents with this one until either is written to. */
  fork(): Cluster {
    const indices = [...this.indices].map(
      ([name, entry]) => [name, { ...entry, live: entry.live.fork() }] as const,
    );
    const fork = new Cluster(
      this.given,
      new Map(indices),
      new Map(this.templates),
      new Map(this.components),
      new Map(this.policies),
      { persistent: new Map(this.settings.persistent), transient: new Map(this.settings.transient) },
    );
    fork.polled = this.polled;
    return fork;
  }

  /** Every index by name, in the order of names. */
  sorted(): [string, IndexEntry][] {
    return [...this.indices].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Names of all aliases with the indices that have them. */
  withAlias(alias: string): IndexEntry[] {
    return this.sorted().flatMap(([, entry]) => (entry.aliases.has(alias) ? [entry] : []));
  }

  update(name: string, change: Partial<IndexEntry>): void {
    const entry = this.indices.get(name);
    if (entry) this.indices.set(name, { ...entry, ...change });
  }

  /** Notes that an index was written to, and refreshes it when the request asks. */
  written(entry: IndexEntry, refresh: boolean): void {
    const { name } = entry.live;
    const current = this.indices.get(name) ?? entry;
    if (refresh) this.refresh(current);
    else if (current.dirtySince === undefined) this.update(name, { dirtySince: this.world.now() });
  }

  refresh(entry: IndexEntry): void {
    entry.live.refresh();
    const { dirtySince: _, ...clean } = this.indices.get(entry.live.name) ?? entry;
    this.indices.set(entry.live.name, clean);
  }

  /** The index as a search sees it now: what waited for longer than the refresh interval is searchable. */
  scope(entry: IndexEntry): SearchScope {
    const now = this.world.now();
    const interval = refreshInterval(entry.live);
    if (entry.dirtySince !== undefined && interval >= 0 && now - entry.dirtySince >= interval)
      this.refresh(entry);
    const { live } = entry;
    return {
      index: live.name,
      mapping: live.mapping,
      analysis: live.analysis,
      reader: live.reader(),
      setting: (name) => textSetting(live, name),
      now,
    };
  }
}

/** A setting that is one text, `undefined` for lists and what is not set. */
export function textSetting(live: LiveIndex, name: string): string | undefined {
  const value = live.setting(name);
  return typeof value === "string" ? value : undefined;
}

/** A setting that counts: shards, replicas. */
export const countSetting = (live: LiveIndex, name: string, otherwise: number): number =>
  Number(textSetting(live, name) ?? otherwise);

const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds; negative when there is no periodic refresh. */
function refreshInterval(live: LiveIndex): number {
  const text = textSetting(live, "index.refresh_interval") ?? "1s";
  const parts = /^(-?\d+)(ms|s|m|h|d)?$/.exec(text);
  if (!parts) return 1_000;
  return Number(parts[1]) * (units[parts[2] ?? "ms"] ?? 1);
}
