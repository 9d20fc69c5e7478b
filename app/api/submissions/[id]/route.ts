import { problemReply } from "@/app/_server/problem-reply";
import { submissions } from "@/app/_server/submissions";
import { noSuchSubmission } from "@/app/_server/read-submission";

export const dynamic = "force-dynamic";

/** `GET /api/submissions/<id>`: what became of an answer. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const submission = submissions().get((await params).id);
  if (!submission) return problemReply(noSuchSubmission);
  return Response.json(submission, { headers: { "Cache-Control": "no-store" } });
}
