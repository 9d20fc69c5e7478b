import { takeWorkerBundles } from "@/sandbox/sql/server/worker-bundle";
import { loadCatalog } from "../load";
import { withVariants } from "../variant";
import type { GraderAsk, GraderReply } from "./grader-messages";
import { GradingRoom } from "./grading-room";

/** A grader: one process that grades one answer after the other for the process that started it, and ends with it. */
async function main(): Promise<void> {
  const tell = (reply: GraderReply): void => void process.send?.(reply);
  process.on("disconnect", () => process.exit(0));
  takeWorkerBundles(JSON.parse(process.argv[2] ?? "{}") as Record<string, string>);
  const catalog = await loadCatalog(process.cwd());
  if (!catalog.ok) throw new Error(`The catalogue has ${catalog.problems.length} problems: npm run verify`);
  const room = new GradingRoom(
    new Map(withVariants(catalog.value).map((key) => [key.exercise.id, key])),
    process.cwd(),
  );
  let turn: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  process.on("message", ({ id, exercise, answer }: GraderAsk) => {
    waiting += 1;
    turn = turn
      .then(() => room.grade(exercise, answer))
      .then(
        (graded) => tell({ kind: "graded", id, graded }),
        (cause: unknown) =>
          tell({ kind: "failed", id, message: cause instanceof Error ? cause.message : String(cause) }),
      )
      .finally(() => (waiting -= 1));
  });
  tell({ kind: "ready" });
  // Answers go first: datasets are loaded ahead while nobody waits.
  const steps = room.warm();
  for (let done = false; !done; ) {
    while (waiting > 0) await turn;
    const step = steps.next();
    turn = step;
    done = (await step).done === true;
  }
}

await main();
