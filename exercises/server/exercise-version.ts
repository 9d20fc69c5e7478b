import { createHash } from "node:crypto";
import { readDataset } from "@/content/server/datasets";
import type { ExerciseKey } from "../exercise";
import { type GraderFingerprint, graderFingerprint } from "./fingerprint";

/** What verdicts on an exercise depend on: the programs that judge, and the exercise with its answers and its data. */
export interface ExerciseVersions {
  /** Changes with the task, an answer of its author, or its rows. 16 hexadecimal digits. */
  exercise(key: ExerciseKey): Promise<string>;
  /** Changes with that, and with every program that has a part in the verdict. 32 hexadecimal digits. */
  grader(key: ExerciseKey): Promise<string>;
}

/** Reads the programs once; each exercise is hashed with its first use. */
export async function exerciseVersions(root: string): Promise<ExerciseVersions> {
  const programs: GraderFingerprint = await graderFingerprint(root);
  const known = new Map<string, Promise<string>>();
  const exercise = (key: ExerciseKey): Promise<string> => {
    const { id } = key.exercise;
    const version = known.get(id) ?? versionOf(key, root);
    known.set(id, version);
    version.catch(() => known.delete(id));
    return version;
  };
  return {
    exercise,
    // The generators of hidden data are programs as well.
    grader: async (key) => hashOf([programs(key.exercise.kind), await exercise(key)]).slice(0, 32),
  };
}

async function versionOf(key: ExerciseKey, root: string): Promise<string> {
  const { exercise } = key;
  const rows = exercise.kind === "quiz" ? "" : (await readDataset(exercise.dataset, root)).version;
  return hashOf([key, rows]).slice(0, 16);
}

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");
