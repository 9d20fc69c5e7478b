import { type Kysely, sql } from "kysely";
import { effectiveDeadlines } from "../classes/deadline";
import { type Attempt, type Grade, gradeOf } from "../classes/grade";
import type { LateStep, SubmissionStatus, Tables } from "../database/tables";

type VerdictStatus = NonNullable<Attempt["verdict"]>;

/** An answer whose verdict a regrade changes. */
export interface ChangedAnswer {
  submissionId: string;
  receivedAt: Date;
  /** Null: it had none, because our side had failed. */
  before: VerdictStatus | null;
  after: VerdictStatus;
  /** What the new verdict says first. */
  title: string;
}

/** What a regrade means for one learner in one assignment. */
export interface RegradeChange {
  personId: string;
  name: string;
  assignmentId: string;
  assignment: string;
  before: Grade;
  after: Grade;
  answers: ChangedAnswer[];
}

interface Row {
  id: string;
  personId: string;
  name: string;
  assignmentId: string;
  assignment: string;
  opensAt: Date | null;
  dueAt: Date | null;
  lateSteps: LateStep[];
  counts: "best" | "last" | "average";
  points: number;
  granted: Date | null;
  override: number | null;
  receivedAt: Date;
  status: SubmissionStatus;
  spent: boolean;
  practice: boolean;
  verdict: VerdictStatus | null;
  newVerdict: VerdictStatus | null;
  title: string | null;
}

/**
 * What applying a regrade changes: each learner and assignment where an answer gets another verdict, with the grade before and after,
 * also where the points stay the same.
 */
export async function regradeChanges(db: Kysely<Tables>, regradeId: string): Promise<RegradeChange[]> {
  const cells = new Map<string, Row[]>();
  for (const row of await rowsOf(db, regradeId)) {
    const key = `${row.personId}\n${row.assignmentId}`;
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return [...cells.values()].flatMap(changeOf);
}

function changeOf(rows: Row[]): RegradeChange[] {
  const [first] = rows;
  const answers = rows.flatMap(changedAnswer);
  if (!first || answers.length === 0) return [];
  const { personId, name, assignmentId, assignment } = first;
  const before = gradeFrom(rows, (row) => row);
  const after = gradeFrom(rows, regraded);
  return [{ personId, name, assignmentId, assignment, before, after, answers }];
}

function changedAnswer({ id, receivedAt, verdict, newVerdict, title }: Row): ChangedAnswer[] {
  if (newVerdict === null || newVerdict === verdict) return [];
  return [{ submissionId: id, receivedAt, before: verdict, after: newVerdict, title: title ?? "" }];
}

/**
 * An attempt as it stands afterwards. A regrade uses no attempt up: an answer that was stopped, and now fails, stays unspent; one that does
 * not run any more gives its attempt back.
 */
function regraded(row: Row): Row {
  const { newVerdict } = row;
  if (newVerdict === null) return row;
  const spent = newVerdict === "passed" || (newVerdict === "failed" && row.spent);
  return { ...row, status: "graded", verdict: newVerdict, spent };
}

function gradeFrom(rows: Row[], stand: (row: Row) => Row): Grade {
  const [{ counts, points, override, granted, ...times }] = rows as [Row, ...Row[]];
  const attempts = rows.map(stand).map(({ id, receivedAt, status, spent, practice, verdict }): Attempt => {
    const attempt = { id, receivedAt, status, spent, practice };
    return verdict === null ? attempt : { ...attempt, verdict };
  });
  const deadlines = effectiveDeadlines(times, granted === null ? undefined : { dueAt: granted });
  const facts = { attempts, counts, points, deadlines };
  return gradeOf(override === null ? facts : { ...facts, override });
}

/** Every attempt of the cells that a regrade touches, those that it leaves alone as well: the best of all counts. */
async function rowsOf(db: Kysely<Tables>, regradeId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT s.id, s.person_id AS "personId", p.name, a.id AS "assignmentId", a.title AS assignment,
      a.opens_at AS "opensAt", a.due_at AS "dueAt", a.late_steps AS "lateSteps", a.counts, x.points::float8 AS points,
      e.due_at AS granted, o.points::float8 AS override, s.received_at AS "receivedAt", s.status, s.spent, s.practice,
      v.status AS verdict, n.status AS "newVerdict", n.told -> 'feedback' ->> 'title' AS title
    FROM regrade r
    JOIN assignment a ON a.class_id = r.class_id
    JOIN assignment_exercise x ON x.assignment_id = a.id AND x.exercise_id = r.exercise_id
    JOIN submission s ON s.assignment_id = a.id AND s.exercise_id = r.exercise_id
    JOIN person p ON p.id = s.person_id
    LEFT JOIN verdict v ON v.id = s.verdict_id
    LEFT JOIN verdict n ON n.submission_id = s.id AND n.regrade_id = r.id
    LEFT JOIN extension e ON e.assignment_id = a.id AND e.person_id = s.person_id
    LEFT JOIN override o ON o.assignment_id = a.id AND o.exercise_id = r.exercise_id AND o.person_id = s.person_id
      AND o.withdrawn_at IS NULL
    WHERE r.id = ${regradeId}
    ORDER BY p.name, p.id, a.due_at, a.id, s.received_at, s.id`.execute(db);
  return rows;
}
