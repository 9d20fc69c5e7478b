import { Room } from "./room";
import type { Ask, Tell } from "./worker-messages";

/** The worker's side of the conversation: answers one question after the other with `tell`. */
export function serveRoom(tell: (message: Tell) => void): (ask: Ask) => Promise<void> {
  let room: Room | undefined;
  const answer = async (ask: Ask): Promise<Tell> => {
    if (ask.kind === "open") {
      const { wasm, data, dataDirectory } = ask.files;
      const files = { wasm, data: new Blob([data]), dataDirectory: new Blob([dataDirectory]) };
      room = await Room.open(files, ask.snapshot);
      return { kind: "opened", fallback: room.fallback };
    }
    if (!room) throw new Error(`asked for "${ask.kind}" before "open"`);
    if (ask.kind === "reset") return { kind: "reset", reply: await room.reset(ask.dataset) };
    if (ask.kind === "return") return { kind: "returned", found: room.returnTo(ask.version) };
    if (ask.kind === "adopt") return { kind: "returned", found: await room.adopt(ask.version, ask.state) };
    if (ask.kind === "archive") return { kind: "archived", state: await room.archive() };
    await room.run(ask.text, ask.limits, (outcome) => tell({ kind: "outcome", outcome }));
    return { kind: "done" };
  };
  return async (ask) => {
    try {
      tell(await answer(ask));
    } catch (cause) {
      tell({
        kind: "failed",
        message: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
      });
    }
  };
}
