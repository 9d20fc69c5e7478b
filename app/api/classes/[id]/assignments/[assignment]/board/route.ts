import { boardOf, boardSize } from "@/app/_register/insight/board";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { withRegister } from "@/app/_server/with-register";
import { readFrom } from "@/app/_ui/class/Pager";

export const dynamic = "force-dynamic";

/** `GET /api/classes/<id>/assignments/<assignment>/board?from=<n>`: what the board shows now, for the page that keeps itself up to date. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string; assignment: string }> },
): Promise<Response> {
  const { id, assignment } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, id, "gradebook.read");
    if (refused) return problemReply(refused);
    const from = readFrom(new URL(request.url).searchParams.get("from") ?? undefined);
    const board = await boardOf(opened.db, id, assignment, { from, size: boardSize });
    if (!board) return problemReply(notFound);
    return Response.json(board, { headers: { "Cache-Control": "no-store" } });
  });
}
