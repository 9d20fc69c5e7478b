import { attemptIn } from "@/app/_register/gradebook/attempt";
import { classRefusal } from "@/app/_server/class-standing";
import { getCatalog } from "@/app/_server/exercises";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { withRegister } from "@/app/_server/with-register";
import { misconceptionFiles } from "@/exercises/server/misconception-files";

export const dynamic = "force-dynamic";

/**
 * `GET /api/classes/<id>/exercises/<exercise>/misconception?submission=<id>&file=answer|message`: what an author adds to the folder of the
 * exercise, so that everybody who makes the same mistake is told so: the wrong answer, or its entry in `prompt.mdx`.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; exercise: string }> },
): Promise<Response> {
  const { id: classId, exercise } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "gradebook.read");
    if (refused) return problemReply(refused);
    const search = new URL(request.url).searchParams;
    const key = (await getCatalog()).get(exercise);
    const attempt = await attemptIn(opened.db, classId, search.get("submission") ?? "", opened.secret);
    if (!key || attempt?.exerciseId !== exercise) return problemReply(notFound);
    const files = misconceptionFiles(key.exercise.kind, attempt.answer, attempt.told?.says[0]);
    const file = search.get("file") === "message" ? files.message : files.answer;
    return new Response(file.text, {
      headers: {
        "Cache-Control": "no-store",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Disposition": `attachment; filename="${file.name}"`,
      },
    });
  });
}
