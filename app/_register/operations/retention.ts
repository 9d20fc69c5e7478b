import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables";

/** How long things are kept that nobody looks at again; docs/operating.md lists the same. Answers and grades are kept until somebody erases them. */
const rules = {
  /** After a session has ended. */
  session: sql`DELETE FROM session WHERE expires_at < clock_timestamp() - interval '7 days'`,
  /** Windows of rate limits are minutes. */
  rate_limit: sql`DELETE FROM rate_limit WHERE window_start < clock_timestamp() - interval '1 day'`,
  /** Links that were used or have run out. */
  invite: sql`DELETE FROM invite WHERE greatest(coalesce(used_at, expires_at), expires_at) < clock_timestamp() - interval '90 days'`,
  verification: sql`DELETE FROM verification WHERE expires_at < clock_timestamp() - interval '1 day'`,
  /** Jobs that are done say nothing that their verdict does not, once a regrade is decided. Dead ones stay until somebody puts them back. */
  job: sql`DELETE FROM job WHERE state = 'done' AND ended_at < clock_timestamp() - interval '30 days'
    AND NOT EXISTS (SELECT FROM regrade r WHERE r.id = job.regrade_id AND r.state = 'running')`,
} as const;

/** Removes what is kept no longer; how many rows of each table went. */
export async function sweepOld(db: Kysely<Tables>): Promise<Partial<Record<keyof typeof rules, number>>> {
  const gone: Partial<Record<keyof typeof rules, number>> = {};
  for (const [table, rule] of Object.entries(rules)) {
    const { numAffectedRows } = await rule.execute(db);
    const count = Number(numAffectedRows ?? 0);
    if (count > 0) gone[table as keyof typeof rules] = count;
  }
  return gone;
}
