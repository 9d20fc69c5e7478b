import { withdrawAssignment } from "@/app/_register/classes/assignment";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/classes/<id>/assignments/<assignment>/withdraw` `{}`: learners see it no more; what they handed in stays. */
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
    const gone = await withdrawAssignment(opened.db, actor.personId, classId, assignment);
    return gone ? done(read, { to: `/class/${classId}` }) : problemReply(notFound);
  });
}
