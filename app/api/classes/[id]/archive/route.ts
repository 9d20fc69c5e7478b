import { archiveClass, unarchiveClass } from "@/app/_register/classes/class";
import { classRefusal } from "@/app/_server/class-standing";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/classes/<id>/archive` `{undo?: "yes"}`: nobody joins and nothing is handed in any more; everything can still be read. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "class.manage");
    if (refused) return problemReply(refused);
    const undo = read.text("undo") === "yes";
    await (undo ? unarchiveClass : archiveClass)(opened.db, actor.personId, classId);
    return done(read, { to: `/class/${classId}` });
  });
}
