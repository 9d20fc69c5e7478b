import { readdirSync, statSync, watch } from "node:fs";
import { join } from "node:path";

export const dynamic = "force-dynamic";

const changed = "data: changed\n\n";

/** Records are written by a command, and editors keep copies. */
const isSource = (file: string): boolean => !/\.record\.json$|~$/.test(file);

function savedSince(time: number): boolean {
  const files = readdirSync("content", { recursive: true, encoding: "utf8" }).filter(isSource);
  return files.some((file) => statSync(join("content", file)).mtimeMs > time);
}

/** While developing: a stream that says "changed" when a file of the course is saved. In production there is no such address. */
export function GET(request: Request): Response {
  if (process.env.NODE_ENV !== "development") return new Response("Not found", { status: 404 });
  const since = Number(new URL(request.url).searchParams.get("since"));
  const stream = new ReadableStream<string>({
    start(controller) {
      // Saved while the page was on its way.
      if (savedSince(since)) controller.enqueue(changed);
      // An editor saves in several steps: one word for all of them.
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const watcher = watch("content", { recursive: true }, (_, file) => {
        if (!file || !isSource(file)) return;
        clearTimeout(waiting);
        waiting = setTimeout(() => controller.enqueue(changed), 100);
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
