import { changeCode, type CodeChange } from "@/app/_register/classes/class";
import { classRefusal } from "@/app/_server/class-standing";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

const changes: readonly string[] = ["renew", "open", "close"] satisfies CodeChange[];
const isChange = (text: string): text is CodeChange => changes.includes(text);

/** `POST /api/classes/<id>/join-code` `{change: "renew" | "open" | "close"}`: another code, or whether the code lets anybody in. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "class.let-in");
    if (refused) return problemReply(refused);
    const back = `/class/${classId}/people`;
    const change = read.text("change");
    if (!isChange(change)) return notDone(read, back, noChange);
    await changeCode(opened.db, actor.personId, classId, change);
    return done(read, { to: back });
  });
}

const noChange = {
  status: 422,
  code: "wrong_change",
  title: "It is not said what to do",
  detail: `Send "change" as one of ${changes.join(", ")}.`,
};
