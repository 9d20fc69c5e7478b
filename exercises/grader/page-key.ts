import type { SqlExercise } from "../exercise";
import type { Expected, GradingKey } from "./grade";

/** What the page fetches on the first Check of an SQL exercise: what it asks, and what is expected on the public datasets. */
export interface SqlPageKey {
  kind: "sql";
  exercise: SqlExercise;
  known: GradingKey["known"];
  /** Each with the address of its dataset. */
  expected: (Omit<Expected, "dataset"> & { dataset: string; shown: boolean })[];
}

/** What the page fetches on the first Check of a quiz: right picks as hashes, sentences sealed, nothing to read ahead. */
export interface QuizPageKey {
  kind: "quiz";
  /** Hash of each right pick. */
  right: string[];
  /** Sealed sentence by the hash of the wrong pick that it speaks to. */
  explains: Record<string, string>;
}

export type PageKey = SqlPageKey | QuizPageKey;

/** Where the page finds the key of an exercise. */
export const pageKeyAddress = (id: string): string => `/generated/exercises/${id}.json`;
