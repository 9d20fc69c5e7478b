import type { Thread } from "../seat";
import type { Tell } from "../worker-messages";

/** A module worker of the page as a thread. */
export function browserThread(
  worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" }),
): Thread {
  return {
    post: (ask) => worker.postMessage(ask),
    listen: (tell, fail) => {
      worker.onmessage = (event: MessageEvent<Tell>) => tell(event.data);
      worker.onmessageerror = () => fail({ kind: "crashed", message: "a message could not be read" });
      worker.onerror = (event) =>
        fail({ kind: "crashed", message: event.message || "the worker did not load" });
    },
    terminate: () => worker.terminate(),
  };
}
