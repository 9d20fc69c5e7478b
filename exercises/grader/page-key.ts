import type { ConsoleExercise, ProgramExercise, SqlExercise } from "../exercise";
import type { Question } from "../schema";
import type { Expected, GradingKey } from "./grade";
import type { ConsoleExpected } from "./grade-console";
import type { ProgramExpected } from "./grade-program";

interface Common {
  title: string;
  /** `1.2`; empty for an exercise that no lesson asks. */
  lesson: string;
  /** HTML. */
  hints: string[];
}

/** What the page fetches for an SQL exercise: what it asks, and what is expected on the public datasets. */
export interface SqlPageKey extends Common {
  kind: "sql";
  /** Whether another task counts for whoever gives this one up. */
  variant: boolean;
  /** HTML of a variant's task; empty where the task stands in the page. */
  task: string;
  exercise: SqlExercise;
  known: GradingKey["known"];
  /** Each with the address of its dataset. */
  expected: (Omit<Expected, "dataset"> & { dataset: string; shown: boolean })[];
}

/** What the page fetches for a quiz: right picks as hashes, sentences sealed, nothing to read ahead. */
export interface QuizPageKey extends Common {
  kind: "quiz";
  /** Without the sentences for wrong picks: they say which picks are wrong. */
  question: Question;
  /** Hash of each right pick. */
  right: string[];
  /** Sealed sentence by the hash of the wrong pick that it speaks to. */
  explains: Record<string, string>;
}

/** What the page fetches for a function in TypeScript: its calls, and what they give on the public datasets. */
export interface ProgramPageKey extends Common {
  kind: "typescript";
  exercise: ProgramExercise;
  known: GradingKey["known"];
  /** Each with the address of its dataset. */
  expected: (Omit<ProgramExpected, "dataset"> & { dataset: string; shown: boolean })[];
}

/** What the page fetches for an answer in a console: what it asks, and what is expected on the public datasets. */
export interface ConsolePageKey extends Common {
  kind: "search" | "objects";
  /** Whether another task counts for whoever gives this one up. */
  variant: boolean;
  /** HTML of a variant's task; empty where the task stands in the page. */
  task: string;
  /** With the dialect that the page's engine has to speak. */
  exercise: ConsoleExercise;
  known: GradingKey["known"];
  /** Each with the address of its dataset. */
  expected: (Omit<ConsoleExpected, "dataset"> & { dataset: string; shown: boolean })[];
}

export type PageKey = SqlPageKey | QuizPageKey | ProgramPageKey | ConsolePageKey;

/** The id of an exercise's variant; no folder can be called so. */
export const variantId = (id: string): string => `${id}--2`;

/** Whether an id is a variant's. */
export const isVariant = (id: string): boolean => id.endsWith("--2");

/** Where the page finds the key of an exercise. */
export const pageKeyAddress = (id: string): string => `/generated/exercises/${id}.json`;
