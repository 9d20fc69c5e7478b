import type { Dataset, Limits } from "../engine";
import type { Outcome } from "../outcome";
import { type Database, type EngineFiles, openDatabase, shutLoader } from "./database";
import { loadFailure } from "./load-failure";
import type { ArchivedState } from "./archived-state";
import type { SavedState } from "./saved-state";
import { Session } from "./session";
import { analyzeTables, warmCaches } from "./warm-caches";

/** Loading a dataset is our own work: no limit on rows or bytes but those of the machine. */
const ownLimits: Limits = { ms: 0, rows: 0, bytes: Number.POSITIVE_INFINITY };

/** Datasets that stay loaded, each at some megabytes: those that the gate goes through, as they are and shuffled, and some to spare. */
const keptDatasets = 16;

/** How a `reset` went. `renew`: this room cannot do it in place; its owner takes a fresh one. */
export type ResetReply =
  | { kind: "ready" }
  | { kind: "renew"; reason: string }
  | { kind: "failed"; message: string };

/** One database and its snapshot, inside the worker that owns it. */
export class Room {
  private loaded: string | undefined;
  private used = false;
  /** The state with no dataset in it, when there is a snapshot. */
  private empty: SavedState | undefined;
  /** States with a dataset in them, by its version; the one used last stands last. */
  private readonly states = new Map<string, SavedState>();

  private constructor(
    private readonly database: Database,
    private readonly session: Session,
  ) {}

  /** The room lives in a thread of its own: opening it shuts that thread's WebAssembly loader. */
  static async open(files: EngineFiles, snapshot = true): Promise<Room> {
    const database = await openDatabase(files);
    if (!snapshot) Object.assign(database, { snapshot: undefined, reason: "the snapshot is switched off" });
    const session = new Session(database.pg, database.module);
    await session.types.load(session.askText);
    await session.askText("select pg_catalog.setseed(0.5)");
    const room = new Room(database, session);
    room.empty = database.snapshot?.take();
    shutLoader();
    await room.selfTest();
    return room;
  }

  /** Undefined when resets are done in place; else why each reset needs a fresh room. */
  get fallback(): string | undefined {
    return this.database.reason;
  }

  /** Back to a dataset that is loaded already; false when it is not, or no longer. */
  returnTo(version: string): boolean {
    if (this.loaded === version && !this.used) return true;
    const state = this.states.get(version);
    if (!state || !this.database.snapshot) return false;
    this.used = false;
    this.database.snapshot.restore(state);
    this.remember(version, state);
    return true;
  }

  async reset(dataset: Dataset): Promise<ResetReply> {
    const fresh = this.loaded === undefined && !this.used;
    if (fresh) return this.load(dataset);
    if (this.returnTo(dataset.version)) return { kind: "ready" };
    const { snapshot } = this.database;
    if (!snapshot) return { kind: "renew", reason: this.database.reason ?? "no snapshot" };
    this.used = false;
    snapshot.restore(this.empty);
    this.loaded = undefined;
    return this.load(dataset);
  }

  /** Takes a dataset that another instance loaded; false when it does not fit here, and then nothing has changed. */
  async adopt(version: string, { canary, ...archived }: ArchivedState): Promise<boolean> {
    const { snapshot } = this.database;
    if (!snapshot || !this.empty) return false;
    try {
      if (!snapshot.adopt(archived)) return false;
      const state = snapshot.take();
      if ((await this.canary()) !== canary) throw new Error("the tables are not the archived ones");
      snapshot.restore(state);
      this.used = false;
      this.remember(version, state);
      return true;
    } catch {
      // Whatever does not fit, the dataset can still be loaded.
      snapshot.restore(this.empty);
      this.loaded = undefined;
      return false;
    }
  }

  /** The dataset that was just loaded, for other instances; undefined when it has been used, or cannot leave. */
  async archive(): Promise<ArchivedState | undefined> {
    const { snapshot } = this.database;
    if (!snapshot || this.used || this.loaded === undefined) return undefined;
    const archived = snapshot.archive();
    const canary = await this.canary();
    snapshot.restore();
    return { ...archived, canary };
  }

  /** What the catalogue says of the dataset's tables: names, pages, rows. */
  private async canary(): Promise<string> {
    const rows = await this.session.askText(
      "select oid, relname, relpages, reltuples, relfilenode from pg_catalog.pg_class where oid >= 16384 order by oid",
    );
    return rows.map((row) => row.join(" ")).join("\n");
  }

  async run(text: string, limits: Limits, tell: (outcome: Outcome) => void): Promise<Outcome[]> {
    this.used = true;
    const outcomes = await this.session.run(text, limits, tell);
    if (outcomes.at(-1)?.kind === "broken") this.database.snapshot?.restore();
    return outcomes;
  }

  private async load(dataset: Dataset): Promise<ResetReply> {
    for (const file of dataset.files) {
      const last = (await this.session.run(file.text, ownLimits)).at(-1);
      if (last && last.kind !== "rows") {
        this.used = true;
        return { kind: "failed", message: loadFailure(dataset, file, last) };
      }
    }
    await analyzeTables(this.session.askText);
    await warmCaches(this.session.askText);
    await this.session.askText("select pg_catalog.setseed(0.5)");
    await this.session.askText("checkpoint");
    const state = this.database.snapshot?.take();
    this.loaded = dataset.version;
    if (state) this.remember(dataset.version, state);
    return { kind: "ready" };
  }

  private remember(version: string, state: SavedState): void {
    this.loaded = version;
    this.states.delete(version);
    this.states.set(version, state);
    const [oldest] = this.states;
    if (this.states.size <= keptDatasets || !oldest) return;
    this.states.delete(oldest[0]);
    this.database.snapshot?.drop(oldest[1]);
  }

  /** A file, a catalogue change and memory must come back exactly, or the snapshot is not used at all. */
  private async selfTest(): Promise<void> {
    const { snapshot } = this.database;
    if (!snapshot) return;
    const memory = snapshot.coveredMemory().slice();
    await this.session.askText(
      "create table probe as select i, repeat('x', 100) from generate_series(1, 2000) i",
    );
    await this.session.askText("checkpoint");
    snapshot.restore();
    const same = equalBytes(memory, snapshot.coveredMemory());
    const [row] = await this.session.askText("select pg_catalog.to_regclass('probe') is null, 40 + 2");
    snapshot.restore();
    if (same && row?.[0] === "t" && row[1] === "42") return;
    this.database.snapshot = undefined;
    this.database.reason = "the self-test of the snapshot failed";
  }
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
