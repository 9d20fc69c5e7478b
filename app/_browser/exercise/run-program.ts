import { pageEngine } from "@/app/_browser/block/page-engine";
import { fetchDataset } from "@/app/_browser/block/published-dataset";
import { programLimits, programNow } from "@/exercises/grader/observe-program";
import { pageLimits } from "@/sandbox/engine";
import type { ProgramOutcome } from "@/sandbox/typescript/outcome";
import { fetchProgramKey, pageWorld } from "./page-programs";

/** What the first call of an answer did on the rows that the page shows. */
export interface ProgramRun {
  /** The arguments as JSON, with commas between. */
  args: string;
  outcome: ProgramOutcome;
}

/** Calls an answer once, without a verdict. Rejects when nothing can run here. */
export async function runProgramOnce(id: string, answer: string, address: string): Promise<ProgramRun> {
  const { exercise, expected } = await fetchProgramKey(id);
  const [visible, call] = [expected.find(({ shown }) => shown), exercise.calls[0]];
  if (!visible || !call) throw new Error(`${id} has nothing to be called with`);
  const dataset = await fetchDataset(visible.dataset);
  const outcome = await pageEngine(address).use(async (engine) => {
    await engine.reset(dataset);
    if (exercise.seed !== "") await engine.run(exercise.seed, pageLimits);
    const { programs, database } = pageWorld(engine);
    const options = { limits: programLimits, now: programNow };
    return programs.run(answer, call, database(engine, pageLimits), options);
  });
  return { args: call.args.map((arg) => JSON.stringify(arg)).join(", "), outcome };
}
