import type { AuditAction } from "@/app/_register/audit";
import type { LoggedEntry } from "@/app/_register/read-audit";

type Words = (entry: LoggedEntry) => string;

const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const whose = ({ person }: LoggedEntry): string => person ?? "somebody who was erased";
const which = ({ assignment }: LoggedEntry): string => assignment ?? "an assignment";
const because = ({ detail: { reason } }: LoggedEntry): string =>
  text(reason) === "" ? "." : `: ${text(reason)}`;

/** What was done, as a sentence goes on after the name of who did it. */
export const auditWords: Readonly<Record<AuditAction, Words>> = {
  "account.join": () => "made an account.",
  "assignment.change": (entry) => `changed ${which(entry)}.`,
  "assignment.create": (entry) => `assigned ${which(entry)}.`,
  "assignment.withdraw": (entry) => `took ${which(entry)} back.`,
  "attempt.comment": (entry) => `commented on an attempt of ${whose(entry)}.`,
  "class.archive": () => "put the class away.",
  "class.code-close": () => "closed the join code.",
  "class.code-open": () => "opened the join code.",
  "class.code-renew": () => "made another join code.",
  "class.create": () => "made the class.",
  "class.join": ({ detail }) => `joined by a ${text(detail["by"])}, as ${text(detail["role"])}.`,
  "class.remove": (entry) => `removed ${whose(entry)} from the class.`,
  "class.role": (entry) => `made ${whose(entry)} ${text(entry.detail["after"])}.`,
  "class.roster": ({ detail: { added, already, invited } }) =>
    `brought in a roster: ${text(added)} added, ${text(invited)} invited, ${text(already)} here already.`,
  "class.unarchive": () => "took the class out again.",
  "extension.grant": (entry) =>
    `granted ${whose(entry)} ${granted(entry)} for ${which(entry)}${because(entry)}`,
  "grade.override": (entry) =>
    `set the grade of ${whose(entry)} in ${text(entry.detail["exerciseId"])} (${which(entry)}) to ${text(entry.detail["points"])}${because(entry)}`,
  "grade.override-withdrawn": (entry) =>
    `took back the grade that was set for ${whose(entry)} in ${text(entry.detail["exerciseId"])} (${which(entry)}).`,
  "grade.regrade": (entry) =>
    `changed the grade of ${whose(entry)} in ${which(entry)} from ${text(entry.detail["before"])} to ${text(entry.detail["after"])} by grading again.`,
  "invite.make": ({ detail }) => `made a link for a ${text(detail["role"]) || "learner"}.`,
  "invite.revoke": () => "took a link back.",
  "password.link": (entry) => `made a link to a new password for ${whose(entry)}.`,
  "password.set": () => "chose a new password.",
  "person.erase": () => "erased an account.",
  "regrade.apply": ({ detail }) => `applied a regrade that changed ${text(detail["learners"])} grades.`,
  "regrade.discard": () => "discarded a regrade.",
  "regrade.start": (entry) => `began to grade ${text(entry.detail["exerciseId"])} again${because(entry)}`,
  "role.set": (entry) => `gave ${whose(entry)} the role of ${text(entry.detail["to"])}.`,
};

function granted({ detail: { dueAt, extraAttempts } }: LoggedEntry): string {
  const attempts = Number(extraAttempts ?? 0);
  const days = text(dueAt) === "" ? "" : `time until ${text(dueAt).slice(0, 16).replace("T", " ")} UTC`;
  const more = attempts === 0 ? "" : attempts === 1 ? "1 more attempt" : `${attempts} more attempts`;
  return [days, more].filter(Boolean).join(" and ") || "an extension";
}

/** What a line of the log says, without who and when. A line of a newer version of the course says its action as it stands. */
export function auditSentence(entry: LoggedEntry): string {
  const known = Object.hasOwn(auditWords, entry.action);
  return known ? auditWords[entry.action as AuditAction](entry) : entry.action;
}
