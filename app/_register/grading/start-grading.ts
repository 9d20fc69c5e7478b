import { availableParallelism, hostname } from "node:os";
import type { Kysely } from "kysely";
import { exerciseVersions } from "@/exercises/server/exercise-version";
import { Grader } from "@/exercises/server/grading/grader";
import { graderCommand } from "@/exercises/server/grading/grader-command";
import { graderProgram } from "@/exercises/server/grading/grader-program";
import type { ExerciseKey } from "@/exercises/exercise";
import type { Tables } from "../database/tables";
import { GradingService } from "./grading-service";

/** What is needed to grade. */
export interface GradingSetup {
  db: Kysely<Tables>;
  root: string;
  /** Grader processes; one less than there are cores, and at least one, unless told. */
  graders: number | undefined;
  catalog: () => Promise<ReadonlyMap<string, ExerciseKey>>;
  log: (line: string, facts?: Record<string, unknown>) => void;
}

/** Starts grader processes on a database, and says what keeps them in. */
export async function startGrading(setup: GradingSetup): Promise<GradingService> {
  const { db, root, catalog, log } = setup;
  const count = setup.graders ?? Math.max(1, availableParallelism() - 1);
  const [program, versions] = await Promise.all([graderProgram(root), exerciseVersions(root)]);
  const { walls } = graderCommand(root, program);
  log(`${count === 1 ? "1 grader" : `${count} graders`}, held by ${walls}.`);
  const service = new GradingService({
    db,
    worker: `${hostname()}/${process.pid}`,
    graders: Array.from({ length: count }, () => new Grader(root)),
    graderVersion: async (exerciseId) => {
      const key = (await catalog()).get(exerciseId);
      return key && (await versions.grader(key));
    },
    log,
  });
  service.start();
  return service;
}
