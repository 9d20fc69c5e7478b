import type { Dataset } from "@/sandbox/engine";
import type { SqlExercise } from "../../exercise";
import type { World } from "../../grader/observe";
import { proposeRow } from "./killing-row";

/** For how many survivors of an exercise a row is looked for: each costs some seconds. */
const mostProposals = 5;

/** What the mutants came from, and the rows to which others are added. */
interface Origin {
  exercise: SqlExercise;
  reference: string;
  dataset: Dataset | undefined;
}

/** The mutants that survived, the first of them with rows that would kill them where some were found. */
export async function withKills<S extends { sql: string }>(
  survivors: S[],
  { exercise, reference, dataset }: Origin,
  world: World,
): Promise<(S & { kills?: string })[]> {
  const found: (S & { kills?: string })[] = [];
  for (const one of survivors) {
    const isSearched = dataset !== undefined && found.length < mostProposals;
    const row = isSearched ? await proposeRow(exercise, reference, one.sql, dataset, world) : undefined;
    found.push(row ? { ...one, kills: row.insert } : one);
  }
  return found;
}
