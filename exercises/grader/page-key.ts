import type { SqlExercise } from "../exercise";
import type { Question } from "../schema";
import type { Expected, GradingKey } from "./grade";

interface Common {
  title: string;
  /** `1.2` */
  lesson: string;
  /** HTML. */
  hints: string[];
}

/** What the page fetches for an SQL exercise: what it asks, and what is expected on the public datasets. */
export interface SqlPageKey extends Common {
  kind: "sql";
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

export type PageKey = SqlPageKey | QuizPageKey;

/** Where the page finds the key of an exercise. */
export const pageKeyAddress = (id: string): string => `/generated/exercises/${id}.json`;
