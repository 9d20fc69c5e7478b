import type { Checked, Problem } from "@/content/problem";
import { readYaml } from "@/content/server/yaml-file";
import type { AuthorAnswer } from "../exercise";
import { picksOf, type QuizAnswer } from "../grader/quiz";
import { type Question, quizAnswerSchema } from "../schema";

/** Reads an answer to a quiz, YAML of an author or JSON of a page: in the form of the question, of choices that are there. */
export function readQuizAnswer({ file, text }: AuthorAnswer, question: Question): Checked<QuizAnswer> {
  const read = readYaml(quizAnswerSchema, text, file);
  if (!read.ok) return read;
  const problem = (message: string, fix: string): Problem => ({ file, line: 1, column: 1, message, fix });
  if (read.value.form !== question.form) {
    const message = `The question has the form ${question.form}.`;
    return { ok: false, problems: [problem(message, `Type form: ${question.form}`)] };
  }
  if (question.form === "numeric") return read;
  const choices = question.choices.map(({ id }) => id);
  const items = question.form === "match" ? question.items.map(({ id }) => id) : [];
  const unknown = picksOf(read.value).filter((pick) => {
    const [item, choice] = pick.includes(":") ? pick.split(":") : ["", pick];
    return !choices.includes(choice ?? "") || (question.form === "match" && !items.includes(item ?? ""));
  });
  if (unknown.length === 0) return read;
  const there = `There are: ${[...items, ...choices].join(", ")}.`;
  return { ok: false, problems: unknown.map((pick) => problem(`${pick} is not in the question.`, there)) };
}
