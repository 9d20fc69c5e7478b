import { fetchDataset } from "@/app/_browser/block/published-dataset";
import type { ProgramKey } from "@/exercises/grader/grade-program";
import type { ProgramWorld } from "@/exercises/grader/observe-program";
import type { ProgramPageKey } from "@/exercises/grader/page-key";
import type { Engine } from "@/sandbox/engine";
import { createBrowserPrograms } from "@/sandbox/typescript/browser/programs";
import { engineDatabase } from "@/sandbox/typescript/engine-database";
import type { Programs } from "@/sandbox/typescript/programs";
import { fetchKey } from "./fetch-key";

let programs: Programs | undefined;

/** What a function in TypeScript runs with in this tab: its thread of programs, and the tab's engine. */
export function pageWorld(engine: Engine): ProgramWorld {
  programs ??= createBrowserPrograms();
  return { engine, programs, database: engineDatabase };
}

/** The key of an exercise of kind typescript. */
export async function fetchProgramKey(exercise: string): Promise<ProgramPageKey> {
  const page = await fetchKey(exercise);
  if (page.kind !== "typescript") throw new Error(`${exercise} is answered by no function`);
  return page;
}

/** What is expected on the public datasets, with their rows. */
export async function programKey({ known, expected }: ProgramPageKey): Promise<ProgramKey> {
  const withRows = async ({ dataset, calls, wrong }: ProgramPageKey["expected"][number]) => ({
    dataset: await fetchDataset(dataset),
    calls,
    wrong,
  });
  return { known, expected: await Promise.all(expected.map(withRows)) };
}
