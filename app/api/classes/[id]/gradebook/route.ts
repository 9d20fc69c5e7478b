import { gradebookCsv } from "@/app/_register/gradebook/csv";
import { gradebookOf } from "@/app/_register/gradebook/gradebook";
import { classRefusal } from "@/app/_server/class-standing";
import { problemReply } from "@/app/_server/problem-reply";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/classes/<id>/gradebook`: the grades of a class as JSON, or as CSV with `?as=csv`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, id, "gradebook.export");
    if (refused) return problemReply(refused);
    const book = await gradebookOf(opened.db, id);
    const headers = { "Cache-Control": "no-store" };
    if (new URL(request.url).searchParams.get("as") !== "csv") return Response.json(book, { headers });
    return new Response(gradebookCsv(book), {
      headers: {
        ...headers,
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="gradebook.csv"',
      },
    });
  });
}
