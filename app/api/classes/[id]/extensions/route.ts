import { grantExtensions } from "@/app/_register/classes/extension";
import { endOfMinute, localInstant } from "@/app/_register/classes/local-instant";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { done, type Fields, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";
import { extensionFields } from "@/app/_ui/class/extension-fields";

export const dynamic = "force-dynamic";

const mostLearners = 2_000;

/**
 * `POST /api/classes/<id>/extensions` `{assignmentId, emails, dueAt?, extraAttempts?, reason}` -> `{granted}`: to the learners of the class
 * with these addresses, blanks between them. `dueAt` is a local time of the class's zone.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request, 256 * 1024);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "extension.grant");
    if (refused) return problemReply(refused);
    const back = `/class/${classId}/assignment/${encodeURIComponent(read.text("assignmentId"))}`;
    const found = await opened.db
      .selectFrom("assignment as a")
      .innerJoin("class as c", "c.id", "a.class_id")
      .select(["a.id", "c.time_zone"])
      .where("a.id", "=", read.text("assignmentId"))
      .where("a.class_id", "=", classId)
      .executeTakeFirst();
    if (!found) return problemReply(notFound);
    const grant = grantOf(read, found.time_zone);
    if ("problem" in grant)
      return notDone(read, back, grant.problem, { field: grant.field, typed: typedIn(read) });
    const people = await opened.db
      .selectFrom("person")
      .innerJoin("membership", "membership.person_id", "person.id")
      .select(["person.id", "person.email"])
      .where("membership.class_id", "=", classId)
      .where("person.email", "in", grant.emails)
      .execute();
    const missing = grant.emails.filter((email) => !people.some((one) => one.email === email));
    if (missing.length > 0)
      return notDone(read, back, notInClass(missing), { field: "emails", typed: typedIn(read) });
    const ids = people.map(({ id }) => id);
    const granted = await grantExtensions(opened.db, actor.personId, found.id, ids, grant);
    return done(read, { to: back, json: { granted: granted.length } });
  });
}

interface Grant {
  emails: string[];
  dueAt: Date | null;
  extraAttempts: number;
  reason: string;
}

interface Wrong {
  field: string;
  problem: ProblemReply;
}

const typedIn = (read: Fields): Record<string, string> =>
  Object.fromEntries(extensionFields.map((name) => [name, read.text(name)]));

function grantOf(read: Fields, timeZone: string): Grant | Wrong {
  const emails = [
    ...new Set(
      read
        .text("emails")
        .toLowerCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ];
  if (emails.length === 0 || emails.length > mostLearners)
    return wrong("emails", `Name 1 to ${mostLearners} learners by their e-mail, with blanks between them.`);
  const reason = read.text("reason").trim().slice(0, 500);
  if (reason === "") return wrong("reason", "Say why: it stands in the log.");
  const typed = read.text("dueAt").trim();
  const due = typed === "" ? undefined : localInstant(typed, timeZone);
  if (due && due.kind !== "instant") return wrong("dueAt", due.message);
  const extra = Number(read.text("extraAttempts").trim() || "0");
  if (!Number.isInteger(extra) || extra < 0 || extra > 1000)
    return wrong("extraAttempts", "Type a whole number from 0 to 1000.");
  if (!due && extra === 0) return wrong("dueAt", "Grant a later due date, more attempts, or both.");
  return { emails, dueAt: due ? endOfMinute(due.at) : null, extraAttempts: extra, reason };
}

const wrong = (field: string, detail: string): Wrong => ({
  field,
  problem: { status: 422, code: `wrong_${field}`, title: "This cannot be granted as it is", detail },
});

const notInClass = (emails: string[]): ProblemReply => ({
  status: 422,
  code: "not_in_class",
  title: "Somebody is not in the class",
  detail: `Nothing was granted. Not in this class: ${emails.slice(0, 5).join(", ")}.`,
});
