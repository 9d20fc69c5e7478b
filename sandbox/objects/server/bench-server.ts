import { createObjectEngine } from "../engine";
import { nodeDigests } from "./node-digests";
import { openFolder } from "./open-folder";
import { serveObjects } from "./serve";

// A store in a process of its own, in memory or in the folder that is named: tells its address, and its peak of memory when asked.
const [folder] = process.argv.slice(2);
const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };
const settings = { root, now: Date.now, random: Math.random, digests: nodeDigests };

async function main(): Promise<void> {
  const engine =
    folder === undefined ? createObjectEngine(settings) : (await openFolder(folder, settings)).engine;
  const { url } = await serveObjects(engine);
  process.stdout.write(`${url}\n`);
  process.stdin.on("data", () => process.stdout.write(`${process.resourceUsage().maxRSS / 1024}\n`));
}

await main();
