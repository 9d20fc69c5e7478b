import { parentPort, workerData } from "node:worker_threads";
import type { EngineAsk } from "../../engine-messages";
import { serveEngine } from "../../serve-engine";
import { objectsEngine } from "../objects-engine";
import { nodeDigests } from "./node-digests";

// The engine of a console in a thread of its own, which speaks the dialect that it was started with.
const port = parentPort;
if (!port) throw new Error("this is the inside of a worker thread");
const dialect = workerData === "aws" ? "aws" : "minio";
const answer = serveEngine(objectsEngine({ digests: nodeDigests, dialect }), (message) =>
  port.postMessage(message),
);
port.on("message", (ask: EngineAsk) => void answer(ask));
