import { problemReply } from "@/app/_server/problem-reply";
import { noSuchSubmission } from "@/app/_server/read-submission";
import { submissions } from "@/app/_server/submissions";

export const dynamic = "force-dynamic";

/** `GET /api/submissions/<id>/events`: the submission after every change, as server-sent events, until it is graded or has failed. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const all = submissions();
  if (!all.get(id)) return problemReply(noSuchSubmission);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      let last = "";
      let open = true;
      const end = (): void => {
        if (!open) return;
        open = false;
        leave();
        controller.close();
      };
      const tell = (): void => {
        const submission = all.get(id);
        const text = JSON.stringify(submission);
        if (!open || !submission || text === last) return;
        last = text;
        controller.enqueue(encoder.encode(`data: ${text}\n\n`));
        if (submission.status === "graded" || submission.status === "failed") end();
      };
      const leave = all.subscribe(id, tell);
      request.signal.addEventListener("abort", end);
      tell();
    },
  });
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-store" },
  });
}
