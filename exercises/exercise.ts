import type { ObjectsCheck, SearchCheck } from "./console-schema";
import type { Check, Compare, ProgramCheck, Question } from "./schema";

interface Common {
  /** Folder name: `country-unknown`. */
  id: string;
  moduleSlug: string;
  title: string;
  points: number;
  /** The task as Markdown. */
  prompt: string;
  hints: string[];
  /** What the learner is told when an answer behaves like a known wrong one. */
  misconceptions: Record<string, Misconception>;
  /** Why no lesson asks it; without it, one has to. */
  unplaced?: string;
}

/** One sentence, and the heading of the lesson that explains it. */
export interface Misconception {
  says: string;
  see?: string;
}

/** A task that is answered by SQL. */
export interface SqlExercise extends Common {
  kind: "sql";
  dataset: string;
  compare: Compare;
  checks: Check[];
  starter: string;
  /** Runs after the dataset, before the answer; empty when the dataset is enough. */
  seed: string;
}

/** A task that is answered by choosing. */
export interface QuizExercise extends Common {
  kind: "quiz";
  question: Question;
}

/** A task that is answered by a function in TypeScript, which gets a client of the database. */
export interface ProgramExercise extends Common {
  kind: "typescript";
  dataset: string;
  checks: ProgramCheck[];
  /** The arguments of each call, after the client. Each call starts from the dataset. */
  calls: { args: unknown[] }[];
  starter: string;
  /** Runs after the dataset, before each call; empty when the dataset is enough. */
  seed: string;
}

interface ConsoleCommon extends Common {
  dataset: string;
  starter: string;
  /** Console text that is sent after the dataset, before the answer; empty when the dataset is enough. */
  seed: string;
}

/** A task that is answered by requests to the search engine, as in Kibana's console. */
export interface SearchExercise extends ConsoleCommon {
  kind: "search";
  checks: SearchCheck[];
}

/** A task that is answered by requests to the object store and commands of `mc`. */
export interface ObjectsExercise extends ConsoleCommon {
  kind: "objects";
  checks: ObjectsCheck[];
  /** Whose policies and lifecycle rules hold: MinIO's or AWS's. */
  dialect: "minio" | "aws";
}

/** A task that is answered in a console. */
export type ConsoleExercise = SearchExercise | ObjectsExercise;

/** What a learner may see of an exercise. Neither reference nor wrong answers are part of it. */
export type Exercise = SqlExercise | QuizExercise | ProgramExercise | ConsoleExercise;

/** An answer that the author wrote down. */
export interface AuthorAnswer {
  /** Path from the project's root. */
  file: string;
  text: string;
}

/** An answer that must fail, with the key of the sentence that it must get. */
export interface WrongAnswer extends AuthorAnswer {
  expect: string;
}

/** What only the author and the grading side know. */
export interface ExerciseKey {
  exercise: Exercise;
  /** Path of `prompt.mdx`. */
  file: string;
  reference: AuthorAnswer;
  alternatives: AuthorAnswer[];
  wrong: WrongAnswer[];
  equivalents: { mutant: string; reason: string }[];
  /** What counts after the reference was shown to somebody who gave up. */
  variant?: ExerciseKey;
}
