import { watch } from "node:fs";

export const dynamic = "force-dynamic";

/** While developing: a stream that says "changed" when a file of the course is saved. In production there is no such address. */
export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== "development") return new Response("Not found", { status: 404 });
  const stream = new ReadableStream<string>({
    start(controller) {
      // An editor saves in several steps: one word for all of them.
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const watcher = watch("content", { recursive: true }, (_, file) => {
        if (!file || /\.record\.json$|~$/.test(file)) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => controller.enqueue("data: changed\n\n"), 100);
      });
      request.signal.addEventListener("abort", () => {
        clearTimeout(waiting);
        watcher.close();
        controller.close();
      });
    },
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: { "Content-Type": "text/event-stream", "Cache-Control": "no-cache, no-transform" },
  });
}
