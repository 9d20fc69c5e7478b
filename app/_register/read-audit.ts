import { type Kysely, sql } from "kysely";
import type { Tables } from "./database/tables";

/** A line of the log, with names instead of ids where there are some. */
export interface LoggedEntry {
  id: string;
  at: Date;
  /** Null: the system, or somebody who was erased. */
  actor: string | null;
  action: string;
  /** Whom it is about. */
  person: string | null;
  /** The assignment it is about. */
  assignment: string | null;
  detail: Readonly<Record<string, unknown>>;
}

/** Which lines: those of things that begin with `about` (`grade`, `extension`), about or by somebody whose name holds `name`, before line `before`. */
export interface AuditAsked {
  about?: string;
  name?: string;
  before?: string;
  most: number;
}

/** The log of a class, the newest first. */
export async function readAudit(
  db: Kysely<Tables>,
  classId: string,
  { about = "", name = "", before, most }: AuditAsked,
): Promise<LoggedEntry[]> {
  const like = `%${name.replace(/[\\%_]/g, "\\$&")}%`;
  const { rows } = await sql<LoggedEntry>`
    SELECT g.id::text AS id, g.at, a.name AS actor, g.action, p.name AS person, x.title AS assignment, g.detail
    FROM audit g
    LEFT JOIN person a ON a.id = g.actor_id LEFT JOIN person p ON p.id = g.person_id
    LEFT JOIN assignment x ON x.class_id = g.class_id AND x.id = coalesce(g.detail ->> 'assignmentId', g.detail ->> 'id')
    WHERE g.class_id = ${classId}
      AND (${about} = '' OR starts_with(g.action, ${`${about}.`}))
      AND (${name} = '' OR a.name ILIKE ${like} OR p.name ILIKE ${like})
      AND (${before ?? null}::bigint IS NULL OR g.id < ${before ?? null}::bigint)
    ORDER BY g.id DESC
    LIMIT ${most}`.execute(db);
  return rows;
}
