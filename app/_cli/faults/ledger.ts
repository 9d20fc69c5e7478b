import { type Kysely, sql } from "kysely";
import type { Tables } from "@/app/_register/database/tables";
import type { HandedIn } from "./learner";

/** What is wrong with the register after a fault, in words; empty when all is well. */
export async function ledgerProblems(db: Kysely<Tables>, handed: readonly HandedIn[]): Promise<string[]> {
  const problems: string[] = [];
  const { rows } = await sql<{
    id: string;
    key: string;
    status: string;
    verdict: string | null;
    verdicts: string;
  }>`
    SELECT s.id, s.idempotency_key AS key, s.status, v.status AS verdict,
      (SELECT count(*) FROM verdict x WHERE x.submission_id = s.id) AS verdicts
    FROM submission s LEFT JOIN verdict v ON v.id = s.verdict_id`.execute(db);
  const byKey = new Map(rows.map((row) => [row.key, row]));
  for (const one of handed) {
    const found = byKey.get(one.key);
    if (one.ids.size > 1) problems.push(`${one.key} was given ${one.ids.size} ids`);
    if (one.ids.size === 0) continue;
    if (!found || !one.ids.has(found.id)) problems.push(`${one.key} was accepted and is lost`);
    else if (found.verdicts !== "1")
      problems.push(`${one.key} has ${found.verdicts} verdicts and is ${found.status}`);
    else if (found.verdict !== one.right)
      problems.push(`${one.key} should be ${one.right} and is ${found.verdict}`);
  }
  problems.push(...(await sumProblems(db)));
  return problems;
}

/** Sums that must hold whatever happened. */
async function sumProblems(db: Kysely<Tables>): Promise<string[]> {
  const sums: [what: string, query: ReturnType<typeof sql<{ n: string }>>][] = [
    [
      "answers whose attempts are not counted 1, 2, 3",
      sql`SELECT count(*) AS n FROM (
      SELECT attempt, row_number() OVER (PARTITION BY person_id, exercise_id, assignment_id ORDER BY attempt) AS place
      FROM submission) AS x WHERE attempt <> place`,
    ],
    [
      "answers without a job",
      sql`SELECT count(*) AS n FROM submission s WHERE NOT EXISTS (SELECT FROM job j WHERE j.submission_id = s.id)`,
    ],
    [
      "answers with two jobs",
      sql`SELECT count(*) AS n FROM (SELECT FROM job WHERE regrade_id IS NULL GROUP BY submission_id HAVING count(*) > 1) AS x`,
    ],
    ["jobs that are not done", sql`SELECT count(*) AS n FROM job WHERE state <> 'done'`],
    [
      "jobs that are done without a verdict",
      sql`SELECT count(*) AS n FROM job j WHERE state = 'done' AND NOT EXISTS (
      SELECT FROM verdict v WHERE v.submission_id = j.submission_id)`,
    ],
    [
      "answers that used an attempt without a verdict",
      sql`SELECT count(*) AS n FROM submission WHERE spent AND verdict_id IS NULL`,
    ],
  ];
  const problems: string[] = [];
  for (const [what, query] of sums) {
    const { rows } = await query.execute(db);
    if (rows[0]?.n !== "0") problems.push(`${rows[0]?.n} ${what}`);
  }
  return problems;
}
