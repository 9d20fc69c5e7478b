import type { Kysely } from "kysely";
import { Grader } from "@/exercises/server/grading/grader";
import type { Tables } from "../database/tables";
import { GradingService } from "../grading/grading-service";
import { accept } from "../submissions/accept";
import { type HostileAnswer, right } from "./corpus/hostile-answer";

/** What became of one hostile answer. */
export interface HostileOutcome {
  entry: HostileAnswer;
  /** `passed`, `failed`, `rejected 42601`, `stopped time`, `our fault`. */
  got: string;
  /** The same of the right answer of an honest learner, graded next by the same grader. */
  canary: string;
}

/** Whether an answer got what it should, and spoilt nothing. */
export const isSound = ({ entry, got, canary }: HostileOutcome): boolean =>
  got.startsWith(entry.gets) && canary === "passed";

const exercise = { id: "country-unknown", version: "v1", title: "Country unknown", points: 1 };

/**
 * Hands in each answer on a register and waits for its verdict, then does the same with the canary. One grader process takes all of them in
 * order, so that what an answer leaves behind would meet the next.
 */
export async function runCorpus(
  db: Kysely<Tables>,
  entries: readonly HostileAnswer[],
  say: (line: string) => void = () => undefined,
): Promise<HostileOutcome[]> {
  const grader = new Grader(process.cwd());
  const service = new GradingService({
    db,
    worker: "hostile",
    graders: [grader],
    graderVersion: () => Promise.resolve("g1"),
    log: () => undefined,
  });
  service.start();
  const outcomes: HostileOutcome[] = [];
  try {
    for (const [i, entry] of entries.entries()) {
      const got = await graded(db, service, `hostile-${i}`, entry.answer);
      const after = await graded(db, service, `canary-${i}`, right);
      const outcome = { entry, got, canary: after };
      outcomes.push(outcome);
      if (!isSound(outcome))
        say(`${entry.family}, ${entry.name}: ${got}, not ${entry.gets}; the canary ${after}`);
    }
  } finally {
    await service.stop();
    grader.close();
  }
  return outcomes;
}

/** Somebody new hands an answer in; its verdict in a word or two. */
async function graded(
  db: Kysely<Tables>,
  service: GradingService,
  personId: string,
  answer: string,
): Promise<string> {
  await db
    .insertInto("person")
    .values({ id: personId, name: personId, email: `${personId}@example.org` })
    .execute();
  const handed = { exerciseId: exercise.id, answer, idempotencyKey: `key-of-${personId}` };
  const world = { exercise, limited: false, target: () => Promise.resolve(undefined) };
  const taken = await accept(db, { personId, name: personId, siteRole: "learner" }, handed, world);
  if ("problem" in taken) return `refused ${taken.problem.code}`;
  service.wake();
  for (;;) {
    const line = await lineOf(db, taken.id);
    if (line !== undefined) return line;
    await changed(service);
  }
}

async function lineOf(db: Kysely<Tables>, id: string): Promise<string | undefined> {
  const found = await db
    .selectFrom("submission as s")
    .leftJoin("verdict as v", "v.id", "s.verdict_id")
    .select(["s.status", "v.status as verdict", "v.told"])
    .where("s.id", "=", id)
    .executeTakeFirstOrThrow();
  if (found.status === "failed") return "our fault";
  if (found.status !== "graded" || found.verdict === null) return undefined;
  const told = found.told as { limit?: string; error?: { code?: string } };
  const more = { rejected: told.error?.code, stopped: told.limit, passed: undefined, failed: undefined };
  return [found.verdict, more[found.verdict]].filter(Boolean).join(" ");
}

/** The next change that the service tells, or a tenth of a second. */
function changed(service: GradingService): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, 100);
    const leave = service.subscribe(end);
    function end(): void {
      clearTimeout(timer);
      leave();
      resolve();
    }
  });
}
