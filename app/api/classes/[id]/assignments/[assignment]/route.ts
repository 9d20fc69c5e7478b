import { changeAssignment, readDraft } from "@/app/_register/classes/assignment";
import { askableExercises } from "@/app/_server/askable";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { assignmentProblem, readAssignment, typedIn } from "@/app/_server/read-assignment";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/**
 * `POST /api/classes/<id>/assignments/<assignment>`: changes an assignment to what is sent, with the fields of a new one. Grades follow;
 * exercises that were asked before keep the points they had.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; assignment: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId, assignment } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "assignment.write");
    if (refused) return problemReply(refused);
    const before = await readDraft(opened.db, classId, assignment);
    if (!before) return problemReply(notFound);
    const { time_zone: timeZone } = await opened.db
      .selectFrom("class")
      .select("time_zone")
      .where("id", "=", classId)
      .executeTakeFirstOrThrow();
    const page = `/class/${classId}/assignment/${assignment}`;
    const found = readAssignment(read, timeZone, await askableExercises(), before);
    if ("problem" in found) {
      const told = { field: found.problem.field, typed: typedIn(read) };
      return notDone(read, `${page}/change`, assignmentProblem(found.problem), told);
    }
    const changed = await changeAssignment(opened.db, actor.personId, classId, assignment, found.draft);
    return changed ? done(read, { to: page }) : problemReply(notFound);
  });
}
