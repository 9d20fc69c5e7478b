import type { Dataset, Engine } from "./engine";
import type { EngineAsk, EngineTell } from "./engine-messages";

/** The thread's side of the conversation with a `ThreadedEngine`: answers one question after the other with `tell`. */
export function serveEngine(
  engine: Engine,
  tell: (message: EngineTell) => void,
): (ask: EngineAsk) => Promise<void> {
  const posted = new Map<string, Dataset>();
  let queue: Promise<void> = Promise.resolve();
  const answer = async (ask: EngineAsk): Promise<EngineTell> => {
    if (ask.kind === "run") return { kind: "ran", outcomes: await engine.run(ask.text, ask.limits) };
    if (ask.kind === "reset") posted.set(ask.dataset.version, ask.dataset);
    const dataset = posted.get(ask.kind === "reset" ? ask.dataset.version : ask.version);
    if (!dataset) throw new Error("asked to return to a dataset that was never posted");
    await engine.reset(dataset);
    return { kind: "ready" };
  };
  return (ask) => {
    queue = queue.then(async () => {
      try {
        tell(await answer(ask));
      } catch (cause) {
        tell({ kind: "failed", message: cause instanceof Error ? cause.message : String(cause) });
      }
    });
    return queue;
  };
}
