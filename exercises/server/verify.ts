import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@/content/problem";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey } from "../exercise";
import type { World } from "../grader/observe";
import { isVariant } from "../grader/page-key";
import { type GraderFingerprint, graderFingerprint } from "./fingerprint";
import { type GradingDatasets, gradingDatasets } from "./datasets";
import { nodeProgramWorld } from "./expect-program";
import type { ProgramWorld } from "../grader/observe-program";
import { parseSql } from "./parse-sql";
import { ConsoleEngines } from "./console-engine";
import { proveConsole } from "./verify-console";
import { proveProgram } from "./verify-program";
import { unwrittenLines } from "./unwritten";
import { proveQuiz } from "./verify-quiz";
import type { Proof } from "./proof";
import { proveSql } from "./verify-sql";

/** A row of the gate's report: what `npm run verify -- --json` prints for an exercise. */
export interface Verified {
  id: string;
  kind: string;
  ok: boolean;
  datasets: number;
  wrong: Proof["wrong"];
  mutants: Proof["mutants"];
  survivors: Proof["survivors"];
  ms: number;
  problems: Problem[];
  /** From an earlier run: neither the exercise, nor the datasets, nor the grader have changed since. */
  kept: boolean;
}

/** The choices of a run of the gate. */
export interface VerifyOptions {
  root: string;
  /** Engines side by side. */
  engines: number;
  /** Told when an exercise is done. */
  tell?: (verified: Verified) => void;
}

/** Proves exercises side by side; what was proved before is read from `.cache/verify`, keyed by everything it depends on. */
export async function verifyAll(keys: ExerciseKey[], options: VerifyOptions): Promise<Verified[]> {
  const { root, engines, tell } = options;
  const gate = new Gate(root, await graderFingerprint(root));
  const found: Verified[] = [];
  const waiting = [...keys.entries()];
  const work = async (): Promise<void> => {
    // Few answers are stopped, and a spare costs as much as a fresh start after each.
    const engine = createNodeEngine({ spare: false });
    const programs = nodeProgramWorld(engine);
    const worlds: Worlds = { sql: { engine, parse: parseSql }, programs, consoles: new ConsoleEngines() };
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, key] = next;
        const verified = await gate.verify(key, worlds);
        found[index] = verified;
        tell?.(verified);
      }
    } finally {
      await Promise.all([programs.programs.close(), worlds.consoles.close(), engine.close()]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(engines, keys.length) }, work));
  return found;
}

/** Where answers of each kind run. */
interface Worlds {
  sql: World;
  programs: ProgramWorld;
  consoles: ConsoleEngines;
}

/** What one run shares: datasets are made once, the fingerprint of the grader is taken once. */
class Gate {
  private readonly datasets = new Map<string, Promise<GradingDatasets>>();

  constructor(
    private readonly root: string,
    private readonly grader: GraderFingerprint,
  ) {}

  async verify(key: ExerciseKey, worlds: Worlds): Promise<Verified> {
    const started = performance.now();
    const datasets = key.exercise.kind === "quiz" ? undefined : await this.datasetsOf(key.exercise.dataset);
    const path = join(this.root, ".cache/verify", `${this.hashOf(key, datasets)}.json`);
    const kept = await readKept(path);
    const proof = kept ?? (await prove(key, datasets, worlds));
    if (!kept && proof.problems.length === 0) await keep(path, proof);
    const { id, kind } = key.exercise;
    const unwritten = isVariant(id) ? [] : await unwrittenLines(key, this.root);
    const problems = [...unwritten, ...proof.problems];
    const ms = Math.round(performance.now() - started);
    return { id, kind, ok: problems.length === 0, ...proof, problems, ms, kept: kept !== undefined };
  }

  private datasetsOf(name: string): Promise<GradingDatasets> {
    const known = this.datasets.get(name) ?? gradingDatasets(name, this.root);
    this.datasets.set(name, known);
    return known;
  }

  private hashOf(key: ExerciseKey, datasets: GradingDatasets | undefined): string {
    const versions = datasets ? [...datasets.open, ...datasets.hidden].map(({ version }) => version) : [];
    const hash = createHash("sha256")
      .update(this.grader(key.exercise.kind))
      .update(JSON.stringify([key, versions]));
    return hash.digest("hex").slice(0, 32);
  }
}

function prove(
  key: ExerciseKey,
  datasets: GradingDatasets | undefined,
  worlds: Worlds,
): Promise<Proof> | Proof {
  if (key.exercise.kind === "quiz" || !datasets) return proveQuiz(key);
  if (key.exercise.kind === "typescript") return proveProgram(key, key.exercise, datasets, worlds.programs);
  if (key.exercise.kind === "sql") return proveSql(key, key.exercise, datasets, worlds.sql);
  return proveConsole(key, key.exercise, datasets, { engine: worlds.consoles.of(key.exercise) });
}

async function readKept(path: string): Promise<Proof | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Proof);
}

/** Only what is proved is kept: an exercise with problems is looked at anew each time. */
async function keep(path: string, proof: Proof): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, JSON.stringify(proof));
}
