import type { Problem } from "@/content/problem";
import type { AuthorAnswer, ExerciseKey, SqlExercise } from "../exercise";
import { variantId } from "../grader/page-key";
import type { Variant } from "../schema";

/**
 * The same exercise with other values: what counts for a learner who gave the first one up. Every text of the author is rewritten by
 * the pairs of the definition; what comes out is proved like the exercise itself, but for the mutants, which would be the same.
 */
export function variantOf(
  key: Omit<ExerciseKey, "variant">,
  exercise: SqlExercise,
  { task, replace }: Variant,
): { variant: ExerciseKey } | { problem: Problem } {
  const changed = (text: string): string =>
    replace.reduce((before, [from, to]) => before.replaceAll(from, to), text);
  const answer = <A extends AuthorAnswer>(one: A): A => ({ ...one, text: changed(one.text) });
  const all = [key.reference, ...key.alternatives, ...key.wrong].map(({ text }) => text);
  const everything = [...all, exercise.starter, exercise.seed, spoken(exercise)].join("\n");
  // An earlier pair may have written what a later one looks for.
  const idle = replace.find(
    ([from], i) => !everything.includes(from) && !replace.slice(0, i).some(([, to]) => to.includes(from)),
  );
  if (idle) return problemAt(key.file, `Nothing holds ${JSON.stringify(idle[0])}.`);
  if (changed(key.reference.text) === key.reference.text) {
    return problemAt(key.file, "The reference of the variant is the reference itself.");
  }
  const misconceptions = Object.entries(exercise.misconceptions).map(
    ([name, told]) => [name, { ...told, says: changed(told.says) }] as const,
  );
  return {
    variant: {
      ...key,
      exercise: {
        ...exercise,
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

/** Each exercise, and after it its variant. */
export const withVariants = (keys: ExerciseKey[]): ExerciseKey[] =>
  keys.flatMap((key) => (key.variant ? [key, key.variant] : [key]));

const spoken = ({ hints, misconceptions }: SqlExercise): string =>
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
