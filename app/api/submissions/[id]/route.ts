import { submissionOf } from "@/app/_register/submissions/told";
import { problemReply } from "@/app/_server/problem-reply";
import { noSuchSubmission } from "@/app/_server/read-submission";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/submissions/<id>`: what became of an answer of one's own. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return withRegister(request, async ({ db, secret }, { personId }) => {
    const submission = await submissionOf(db, id, personId, secret);
    if (!submission) return problemReply(noSuchSubmission);
    return Response.json(submission, { headers: { "Cache-Control": "no-store" } });
  });
}
