import type { ProgramTell } from "../program-messages";
import type { Programs } from "../programs";
import { type ProgramThread, ThreadedPrograms } from "../threaded-programs";

/** Programs in a module worker of the page; it starts with the first run. */
export function createBrowserPrograms(): Programs {
  return new ThreadedPrograms(() =>
    browserThread(new Worker(new URL("./programs-worker.ts", import.meta.url), { type: "module" })),
  );
}

function browserThread(worker: Worker): ProgramThread {
  return {
    post: (ask) => worker.postMessage(ask),
    listen: (tell, fail) => {
      worker.onmessage = (event: MessageEvent<ProgramTell>) => tell(event.data);
      worker.onmessageerror = () => fail(new Error("a message could not be read"));
      worker.onerror = (event) => fail(new Error(event.message || "the thread of programs did not load"));
    },
    terminate: () => worker.terminate(),
  };
}
