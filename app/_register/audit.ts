import type { Kysely } from "kysely";
import type { Tables } from "./database/tables";

/** Everything that is logged: the thing, a point, what was done to it. What is not listed here is not logged. */
export type AuditAction =
  | "account.join"
  | "assignment.change"
  | "assignment.create"
  | "assignment.withdraw"
  | "attempt.comment"
  | "class.archive"
  | "class.code-close"
  | "class.code-open"
  | "class.code-renew"
  | "class.create"
  | "class.join"
  | "class.remove"
  | "class.role"
  | "class.roster"
  | "class.unarchive"
  | "extension.grant"
  | "grade.override"
  | "grade.override-withdrawn"
  | "grade.regrade"
  | "invite.make"
  | "invite.revoke"
  | "password.link"
  | "password.set"
  | "person.erase"
  | "regrade.apply"
  | "regrade.discard"
  | "regrade.start"
  | "role.set";

/** One thing that touched a grade or a right. */
export interface AuditEntry {
  /** Undefined: the system itself. */
  actorId?: string;
  action: AuditAction;
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
