import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "@/content/problem";
import { createNodeEngine } from "@/sandbox/sql/server/engine";
import type { ExerciseKey } from "../exercise";
import type { World } from "../grader/observe";
import { isVariant } from "../grader/page-key";
import { graderFingerprint } from "./fingerprint";
import { type GradingDatasets, gradingDatasets } from "./datasets";
import { nodeProgramWorld } from "./expect-program";
import type { ProgramWorld } from "../grader/observe-program";
import { parseSql } from "./parse-sql";
import { proveProgram } from "./verify-program";
import { unwrittenLines } from "./unwritten";
import { proveQuiz } from "./verify-quiz";
import { proveSql, type Proof } from "./verify-sql";

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
    const engine = createNodeEngine();
    const programs = nodeProgramWorld(engine);
    try {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, key] = next;
        const verified = await gate.verify(key, { engine, parse: parseSql }, programs);
        found[index] = verified;
        tell?.(verified);
      }
    } finally {
      await Promise.all([programs.programs.close(), engine.close()]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(engines, keys.length) }, work));
  return found;
}

/** What one run shares: datasets are made once, the fingerprint of the grader is taken once. */
class Gate {
  private readonly datasets = new Map<string, Promise<GradingDatasets>>();

  constructor(
    private readonly root: string,
    private readonly grader: string,
  ) {}

  async verify(key: ExerciseKey, world: World, programs: ProgramWorld): Promise<Verified> {
    const started = performance.now();
    const datasets = key.exercise.kind === "quiz" ? undefined : await this.datasetsOf(key.exercise.dataset);
    const path = join(this.root, ".cache/verify", `${this.hashOf(key, datasets)}.json`);
    const kept = await readKept(path);
    const proof = kept ?? (await prove(key, datasets, world, programs));
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
      .update(this.grader)
      .update(JSON.stringify([key, versions]));
    return hash.digest("hex").slice(0, 32);
  }
}

function prove(
  key: ExerciseKey,
  datasets: GradingDatasets | undefined,
  world: World,
  programs: ProgramWorld,
): Promise<Proof> | Proof {
  if (key.exercise.kind === "quiz" || !datasets) return proveQuiz(key);
  if (key.exercise.kind === "typescript") return proveProgram(key, key.exercise, datasets, programs);
  return proveSql(key, key.exercise, datasets, world);
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
