import { createAssignment } from "@/app/_register/classes/assignment";
import { askableExercises } from "@/app/_server/askable";
import { classRefusal } from "@/app/_server/class-standing";
import { problemReply } from "@/app/_server/problem-reply";
import { assignmentProblem, readAssignment, typedIn } from "@/app/_server/read-assignment";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/**
 * `POST /api/classes/<id>/assignments` `{title, exercises, opensAt?, dueAt?, lateUntil?, lateCredit?, attemptLimit?, counts?,
 * referenceAfterDue?, practiceAfterwards?}` -> `{id}`. Times are local times of the class's zone, exercises are ids with blanks between them,
 * `module-<slug>` asks a whole module.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "assignment.write");
    if (refused) return problemReply(refused);
    const { time_zone: timeZone } = await opened.db
      .selectFrom("class")
      .select("time_zone")
      .where("id", "=", classId)
      .executeTakeFirstOrThrow();
    const found = readAssignment(read, timeZone, await askableExercises());
    if ("problem" in found) {
      const told = { field: found.problem.field, typed: typedIn(read) };
      return notDone(read, `/class/${classId}/new-assignment`, assignmentProblem(found.problem), told);
    }
    const id = await createAssignment(opened.db, actor.personId, classId, found.draft);
    return done(read, { to: `/class/${classId}`, json: { id } });
  });
}
