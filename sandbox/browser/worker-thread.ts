import type { EngineTell } from "../engine-messages";
import type { EngineThread } from "../threaded-engine";

/** A module worker of the page as the thread of an engine. */
export function workerThread(worker: Worker): EngineThread {
  return {
    post: (ask) => worker.postMessage(ask),
    listen: (tell, fail) => {
      worker.onmessage = (event: MessageEvent<EngineTell>) => tell(event.data);
      worker.onmessageerror = () => fail("a message could not be read");
      worker.onerror = (event) => fail(event.message || "the worker did not load");
    },
    terminate: () => worker.terminate(),
  };
}
