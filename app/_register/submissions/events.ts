import type { Submission } from "./told";
import type { Follower } from "./watch";

/**
 * A submission after every change as server-sent events (HTML Living Standard, section 9.2), until it is graded or has failed. It
 * ends early when it cannot be looked at any more; the page then asks by itself.
 */
export function submissionEvents(
  first: Submission,
  /** The whole of it as it is now. */
  read: () => Promise<Submission | undefined>,
  follow: (follower: Follower) => () => void,
  left: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = (_cancelled?: boolean): void => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      let told = first;
      let leave = (): void => undefined;
      const tell = (submission: Submission): void => {
        if (!open) return;
        told = submission;
        controller.enqueue(encoder.encode(`data: ${JSON.stringify(submission)}\n\n`));
        if (isOver(submission)) end();
      };
      end = (cancelled = false) => {
        if (!open) return;
        open = false;
        leave();
        // Who left has closed it.
        if (!cancelled) controller.close();
      };
      left.addEventListener("abort", () => end());
      tell(first);
      if (!open) return;
      leave = follow((standing) => {
        const { status, position } = told;
        if (standing?.status === status && standing.position === position) return;
        // Most changes are of the place alone, and those need no second look.
        if (standing?.status === status) return tell(placed(told, standing.position));
        void read()
          .catch(() => undefined)
          .then((submission) => (submission ? tell(submission) : end()));
      });
    },
    cancel: () => end(true),
  });
}

const isOver = ({ status }: Submission): boolean => status === "graded" || status === "failed";

function placed(submission: Submission, position: number | undefined): Submission {
  const { position: _before, ...rest } = submission;
  return position === undefined ? rest : { ...rest, position };
}
