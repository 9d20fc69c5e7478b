import { loadCatalog } from "../load";
import { withVariants } from "../variant";
import type { GraderAsk, GraderReply } from "./grader-messages";
import { GradingRoom } from "./grading-room";

/** A grader: one process that grades one answer after the other for the process that started it, and ends with it. */
async function main(): Promise<void> {
  const tell = (reply: GraderReply): void => void process.send?.(reply);
  process.on("disconnect", () => process.exit(0));
  const catalog = await loadCatalog(process.cwd());
  if (!catalog.ok) throw new Error(`The catalogue has ${catalog.problems.length} problems: npm run verify`);
  const room = new GradingRoom(
    new Map(withVariants(catalog.value).map((key) => [key.exercise.id, key])),
    process.cwd(),
  );
  let turn: Promise<unknown> = room.warm();
  process.on("message", ({ id, exercise, answer }: GraderAsk) => {
    turn = turn
      .then(() => room.grade(exercise, answer))
      .then(
        (graded) => tell({ kind: "graded", id, graded }),
        (cause: unknown) =>
          tell({ kind: "failed", id, message: cause instanceof Error ? cause.message : String(cause) }),
      );
  });
  tell({ kind: "ready" });
}

await main();
