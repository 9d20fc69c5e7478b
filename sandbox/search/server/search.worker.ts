import { parentPort } from "node:worker_threads";
import { createSearchEngine } from "../engine";
import { answerRequests } from "../worker/request-channel";

// The engine in a thread of its own: requests come as messages.
const port = parentPort;
if (!port) throw new Error("this is the inside of a worker thread");
answerRequests(createSearchEngine(), {
  post: (message) => port.postMessage(message),
  listen: (receive) => port.on("message", receive),
});
