import { parentPort, workerData } from "node:worker_threads";
import { runTorture } from "../torture";
import type { PostedFiles } from "../worker-messages";

const { files, rounds, seed } = workerData as { files: PostedFiles; rounds: number; seed: number };
const { wasm, data, dataDirectory } = files;
const blobs = { wasm, data: new Blob([data]), dataDirectory: new Blob([dataDirectory]) };
parentPort?.postMessage(await runTorture(blobs, rounds, seed));
