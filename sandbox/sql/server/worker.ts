import { parentPort } from "node:worker_threads";
import { serveRoom } from "../serve-room";
import type { Ask } from "../worker-messages";

const port = parentPort;
if (!port) throw new Error("worker.ts runs in a worker thread only");
const answer = serveRoom((message) => port.postMessage(message));
port.on("message", (ask: Ask) => void answer(ask));
