import { revokeLink } from "@/app/_register/people/members";
import { classRefusal } from "@/app/_server/class-standing";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/classes/<id>/invites` `{revoke}`: a link into the class works no more. */
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
    const gone = await revokeLink(opened.db, actor.personId, classId, read.text("revoke"));
    return gone ? done(read, { to: back }) : notDone(read, back, noLink);
  });
}

const noLink = {
  status: 404,
  code: "no_such_link",
  title: "There is no such link",
  detail: "It was used in the meantime, or has been taken back already.",
};
