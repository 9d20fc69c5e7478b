import { changeMember, type MemberChange } from "@/app/_register/people/members";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

const changes: readonly string[] = ["learner", "instructor", "remove"] satisfies MemberChange[];
const isChange = (text: string): text is MemberChange => changes.includes(text);

/** `POST /api/classes/<id>/members` `{personId, change: "learner" | "instructor" | "remove"}`: another role, or out of the class. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "class.roster");
    if (refused) return problemReply(refused);
    const back = `/class/${classId}/people`;
    const change = read.text("change");
    if (!isChange(change)) return notDone(read, back, noChange);
    const changed = await changeMember(opened.db, actor.personId, classId, read.text("personId"), change);
    if (changed === "not-found") return problemReply(notFound);
    return changed === "last" ? notDone(read, back, lastInstructor) : done(read, { to: back });
  });
}

const noChange = {
  status: 422,
  code: "wrong_change",
  title: "It is not said what to do",
  detail: `Send "change" as one of ${changes.join(", ")}.`,
};
const lastInstructor = {
  status: 409,
  code: "last_instructor",
  title: "A class keeps one instructor",
  detail: "This is the only instructor of the class. Make somebody else one first.",
};
