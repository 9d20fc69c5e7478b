import { parentPort } from "node:worker_threads";
import { makeDataDirectory } from "../data-directory";

// PGlite leaves a timer behind that would keep the caller's process alive: so it is made in a thread that is ended.
parentPort?.postMessage(await makeDataDirectory());
