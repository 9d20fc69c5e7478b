import type { Kysely } from "kysely";
import type { Tables } from "./database/tables";

/** One thing that touched a grade or a right. */
export interface AuditEntry {
  /** Undefined: the system itself. */
  actorId?: string;
  /** `grade.override`, `extension.grant`, `regrade.apply`: the thing, a point, what was done to it. */
  action: string;
  classId?: string;
  /** Whose grade or right it is. */
  personId?: string;
  detail?: Record<string, unknown>;
}

/** Writes the log. Call it in the transaction that makes the change, so that neither is there without the other. */
export async function audit(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  await db
    .insertInto("audit")
    .values({
      actor_id: entry.actorId ?? null,
      action: entry.action,
      class_id: entry.classId ?? null,
      person_id: entry.personId ?? null,
      detail: JSON.stringify(entry.detail ?? {}),
    })
    .execute();
}
