import { z } from "zod";
import type { Problem } from "@/content/problem";
import { objectsCheckSchema, searchCheckSchema } from "../console-schema";
import type { AuthorAnswer, ConsoleExercise, ExerciseKey, SqlExercise } from "../exercise";
import { variantId } from "../grader/page-key";
import type { Variant } from "../schema";

/**
 * The same exercise with other values: what counts for a learner who gave the first one up. Every text of the author is rewritten by
 * the pairs of the definition; what comes out is proved like the exercise itself, but for the mutants, which would be the same.
 */
export function variantOf(
  key: Omit<ExerciseKey, "variant">,
  exercise: SqlExercise | ConsoleExercise,
  { task, replace }: Variant,
): { variant: ExerciseKey } | { problem: Problem } {
  const changed = (text: string): string =>
    replace.reduce((before, [from, to]) => before.replaceAll(from, to), text);
  const answer = <A extends AuthorAnswer>(one: A): A => ({ ...one, text: changed(one.text) });
  const all = [key.reference, ...key.alternatives, ...key.wrong].map(({ text }) => text);
  const everything = [...all, exercise.starter, exercise.seed, spoken(exercise), asked(exercise)].join("\n");
  // An earlier pair may have written what a later one looks for.
  const idle = replace.find(
    ([from], i) => !everything.includes(from) && !replace.slice(0, i).some(([, to]) => to.includes(from)),
  );
  if (idle) return problemAt(key.file, `Nothing holds ${JSON.stringify(idle[0])}.`);
  if (changed(key.reference.text) === key.reference.text) {
    return problemAt(key.file, "The reference of the variant is the reference itself.");
  }
  const own = withChecks(exercise, changed);
  if (!own) return problemAt(key.file, "With the replacements the checks are no checks any more.");
  const misconceptions = Object.entries(exercise.misconceptions).map(
    ([name, told]) => [name, { ...told, says: changed(told.says) }] as const,
  );
  return {
    variant: {
      ...key,
      exercise: {
        ...own,
        id: variantId(exercise.id),
        prompt: task,
        hints: exercise.hints.map(changed),
        starter: changed(exercise.starter),
        seed: changed(exercise.seed),
        misconceptions: Object.fromEntries(misconceptions),
      },
      reference: answer(key.reference),
      alternatives: key.alternatives.map(answer),
      wrong: key.wrong.map(answer),
      equivalents: [],
    },
  };
}

/** In a console the checks are texts of the author too: what is asked afterwards names keys, buckets and indices. */
function withChecks<Own extends SqlExercise | ConsoleExercise>(
  exercise: Own,
  changed: (text: string) => string,
): Own | undefined {
  if (exercise.kind === "sql") return exercise;
  const checks = exercise.checks.map((check) => rewritten(check, changed));
  const schema = z.array(exercise.kind === "search" ? searchCheckSchema : objectsCheckSchema);
  const read = schema.safeParse(checks);
  return read.success ? { ...exercise, checks: read.data } : undefined;
}

/** A value with every text in it changed. */
function rewritten(value: unknown, changed: (text: string) => string): unknown {
  if (typeof value === "string") return changed(value);
  if (Array.isArray(value)) return value.map((one) => rewritten(one, changed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, changed)]));
}

function asked(exercise: SqlExercise | ConsoleExercise): string {
  if (exercise.kind === "sql") return "";
  const texts: string[] = [];
  rewritten(exercise.checks, (text) => {
    texts.push(text);
    return text;
  });
  return texts.join("\n");
}

/** Each exercise, and after it its variant. */
export const withVariants = (keys: ExerciseKey[]): ExerciseKey[] =>
  keys.flatMap((key) => (key.variant ? [key, key.variant] : [key]));

const spoken = ({ hints, misconceptions }: SqlExercise | ConsoleExercise): string =>
  [...hints, ...Object.values(misconceptions).map(({ says }) => says)].join("\n");

const problemAt = (file: string, message: string): { problem: Problem } => ({
  problem: {
    file,
    line: 1,
    column: 1,
    message,
    fix: "Write under variant: replace: pairs of [what stands in the reference, what stands there in the variant].",
  },
});
