import { createHash } from "node:crypto";
import type { Dataset, Engine, Limits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";

/**
 * Runs each text on each dataset once, on the engine behind it, and gives the recorded outcomes ever after. A gate that is
 * broken on purpose asks the same of the engine as a whole one, and judges it otherwise: only the judging is done anew.
 */
export class RecordingEngine implements Engine {
  private readonly records = new Map<string, Promise<Outcome[]>>();
  private dataset: Dataset | undefined;
  /** Texts that ran since the last reset. */
  private before: [text: string, limits: Limits][] = [];
  /** What the engine behind stands at; undefined when it must be reset. */
  private place: string | undefined;

  /** Datasets that are another one and a statement more, by their version. */
  private readonly changed = new Map<string, { base: Dataset; sql: string }>();

  constructor(private readonly engine: Engine) {}

  /** The dataset after one more statement. The engine behind never loads it: it starts from `base`, which is much faster. */
  after(base: Dataset, sql: string): Dataset {
    const version = createHash("sha256").update(base.version).update(sql).digest("hex").slice(0, 16);
    this.changed.set(version, { base, sql });
    return { name: base.name, version, files: [...base.files, { path: "changed.sql", text: `${sql};` }] };
  }

  async reset(dataset: Dataset): Promise<void> {
    this.dataset = dataset;
    this.before = [];
    await Promise.resolve();
  }

  run(text: string, limits: Limits): Promise<Outcome[]> {
    const here = this.here();
    this.before = [...this.before, [text, limits]];
    const key = this.here();
    const known = this.records.get(key) ?? this.play(here, key, text, limits);
    this.records.set(key, known);
    return known;
  }

  close(): Promise<void> {
    return this.engine.close();
  }

  private here(): string {
    return JSON.stringify([this.dataset?.version, this.before]);
  }

  /** Brings the engine to where the recorded texts have left it, unless it is there, and runs the text. */
  private async play(here: string, there: string, text: string, limits: Limits): Promise<Outcome[]> {
    if (!this.dataset) throw new Error("An engine is reset before it runs.");
    if (this.place !== here || this.before.length === 1) {
      const before = this.before.slice(0, -1);
      await this.load(this.dataset, limits);
      for (const [earlier, own] of before) await this.engine.run(earlier, own);
    }
    this.place = there;
    return this.engine.run(text, limits);
  }

  private async load(dataset: Dataset, limits: Limits): Promise<void> {
    const change = this.changed.get(dataset.version);
    await this.engine.reset(change?.base ?? dataset);
    const last = change ? (await this.engine.run(change.sql, limits)).at(-1) : undefined;
    if (last && last.kind !== "rows") {
      const why = last.kind === "error" ? last.message : last.kind;
      throw new Error(`The change of ${dataset.name} did not run: ${why}`);
    }
  }
}
