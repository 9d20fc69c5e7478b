import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";
import { type Compared, type SimilarPair, similarPairs } from "./similar-pairs";
import { sqlTokens, type Token } from "./sql-tokens";

/** Learners that are compared with each other at most. */
export const learnersAtMost = 500;
/** Pairs that are told. */
const pairsAtMost = 50;

/** An answer of a pair, with who gave it. */
export interface SimilarAnswer {
  submissionId: string;
  name: string;
  receivedAt: Date;
  passages: string[];
}

/** The report on one exercise of an assignment. */
export interface SimilarityReport {
  pairs: (Pick<SimilarPair, "shared" | "of" | "ordinary"> & { answers: [SimilarAnswer, SimilarAnswer] })[];
  learners: number;
  /** Whether more learners have answered than are compared. */
  more: boolean;
  compared: number;
  tooOrdinary: number;
  /** Answers that do not parse. */
  unread: number;
}

/**
 * Which answers of learners are more alike than the exercise explains: of each learner the newest that passed, else the newest. `given` is
 * what everybody began with.
 */
export async function classSimilarity(
  db: Kysely<Tables>,
  asked: { classId: string; assignmentId: string; exerciseId: string },
  given: string[],
  parse: (text: string) => Promise<unknown>,
): Promise<SimilarityReport> {
  const found = await answersOf(db, asked);
  const answers = found.slice(0, learnersAtMost);
  const read = await Promise.all(answers.map(({ answer }) => tokensOf(answer, parse)));
  const compared: Compared[] = answers.flatMap(({ id, answer }, i) => {
    const tokens = read[i];
    return tokens ? [{ id, text: answer, tokens }] : [];
  });
  const begun = (await Promise.all(given.map((text) => tokensOf(text, parse)))).filter((one) => one !== null);
  const similarity = similarPairs(compared, begun, pairsAtMost);
  const byId = new Map(answers.map((one) => [one.id, one]));
  const answerOf = (id: string, passages: string[]): SimilarAnswer => {
    const { name = "", receivedAt = new Date(0) } = byId.get(id) ?? {};
    return { submissionId: id, name, receivedAt, passages };
  };
  return {
    pairs: similarity.pairs.map(({ first, second, passages, shared, of, ordinary }) => ({
      shared,
      of,
      ordinary,
      answers: [answerOf(first, passages.first), answerOf(second, passages.second)],
    })),
    learners: answers.length,
    more: found.length > learnersAtMost,
    compared: similarity.compared,
    tooOrdinary: similarity.tooOrdinary.length,
    unread: answers.length - compared.length,
  };
}

/** Null for a text that PostgreSQL does not parse: it has no tree to compare. */
const tokensOf = (text: string, parse: (text: string) => Promise<unknown>): Promise<Token[] | null> =>
  parse(text).then(sqlTokens, () => null);

interface Answered {
  id: string;
  answer: string;
  name: string;
  receivedAt: Date;
}

async function answersOf(
  db: Kysely<Tables>,
  { classId, assignmentId, exerciseId }: { classId: string; assignmentId: string; exerciseId: string },
): Promise<Answered[]> {
  const { rows } = await sql<Answered>`
    SELECT DISTINCT ON (s.person_id) s.id, s.answer, p.name, s.received_at AS "receivedAt"
    FROM submission s
    JOIN assignment a ON a.id = s.assignment_id
    JOIN membership m ON m.class_id = a.class_id AND m.person_id = s.person_id AND m.role = 'learner' AND m.left_at IS NULL
    JOIN person p ON p.id = s.person_id
    LEFT JOIN verdict v ON v.id = s.verdict_id
    WHERE a.class_id = ${classId} AND s.assignment_id = ${assignmentId} AND s.exercise_id = ${exerciseId} AND NOT s.practice
    ORDER BY s.person_id, (v.status = 'passed') DESC NULLS LAST, s.received_at DESC
    LIMIT ${learnersAtMost + 1}`.execute(db);
  return rows;
}
