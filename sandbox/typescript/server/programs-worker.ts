import { parentPort } from "node:worker_threads";
import { loadQuickJs } from "../load";
import type { ProgramAsk } from "../program-messages";
import { servePrograms } from "../serve-programs";

const port = parentPort;
if (!port) throw new Error("programs-worker.ts runs in a worker thread only");
const answer = servePrograms(loadQuickJs, (message) => port.postMessage(message));
port.on("message", (ask: ProgramAsk) => void answer(ask));
