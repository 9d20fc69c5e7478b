import { commentOn } from "@/app/_register/gradebook/attempt";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

const longest = 5_000;

/** `POST /api/classes/<id>/comments` `{submissionId, text}`: says something of an attempt, to whoever made it. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "answer.comment");
    if (refused) return problemReply(refused);
    const [submissionId, text] = [read.text("submissionId"), read.text("text").trim()];
    const back = `/class/${classId}/attempt/${encodeURIComponent(submissionId)}`;
    if (text === "" || text.length > longest) return notDone(read, back, wrongText, { field: "text" });
    const written = await commentOn(opened.db, actor.personId, classId, submissionId, text);
    return written ? done(read, { to: back }) : problemReply(notFound);
  });
}

const wrongText = {
  status: 422,
  code: "wrong_text",
  title: "This is no comment",
  detail: `Type 1 to ${longest} signs.`,
};
