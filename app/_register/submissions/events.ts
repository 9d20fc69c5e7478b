import type { Submission } from "./told";

/** Milliseconds between two looks: other processes change the database as well, and say nothing. */
const pause = 400;

/**
 * A submission after every change as server-sent events (HTML Living Standard, section 9.2), until it is graded or has failed. It
 * ends early when it cannot be looked at any more; the page then asks by itself.
 */
export function submissionEvents(
  look: () => Promise<Submission | undefined>,
  subscribe: (changed: () => void) => () => void,
  left: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last = "";
  let end = (_cancelled?: boolean): void => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let open = true;
      let looking = false;
      const tell = async (): Promise<void> => {
        if (!open || looking) return;
        looking = true;
        const submission = await look().catch(() => undefined);
        looking = false;
        if (!open) return;
        const text = JSON.stringify(submission);
        if (submission && text !== last) controller.enqueue(encoder.encode(`data: ${text}\n\n`));
        last = text;
        if (!submission || submission.status === "graded" || submission.status === "failed") end();
      };
      const leave = subscribe(() => void tell());
      const timer = setInterval(() => void tell(), pause);
      end = (cancelled = false) => {
        if (!open) return;
        open = false;
        leave();
        clearInterval(timer);
        // Who left has closed it.
        if (!cancelled) controller.close();
      };
      left.addEventListener("abort", () => end());
      void tell();
    },
    cancel: () => end(true),
  });
}
