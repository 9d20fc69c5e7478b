import { submissionEvents } from "@/app/_register/submissions/events";
import { submissionOf } from "@/app/_register/submissions/told";
import { problemReply } from "@/app/_server/problem-reply";
import { noSuchSubmission } from "@/app/_server/read-submission";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/submissions/<id>/events`: the submission after every change, as server-sent events, until it is graded or has failed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  return withRegister(request, async ({ db, secret, watch }, { personId }) => {
    const read = (): ReturnType<typeof submissionOf> => submissionOf(db, id, personId, secret);
    const first = await read();
    if (!first) return problemReply(noSuchSubmission);
    const events = submissionEvents(first, read, (follower) => watch.follow(id, follower), request.signal);
    return new Response(events, {
      headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" },
    });
  });
}
