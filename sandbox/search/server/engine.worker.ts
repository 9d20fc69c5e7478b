import { parentPort } from "node:worker_threads";
import type { EngineAsk } from "../../engine-messages";
import { serveEngine } from "../../serve-engine";
import { searchEngine } from "../search-engine";

// The engine of a console in a thread of its own.
const port = parentPort;
if (!port) throw new Error("this is the inside of a worker thread");
const answer = serveEngine(searchEngine(), (message) => port.postMessage(message));
port.on("message", (ask: EngineAsk) => void answer(ask));
