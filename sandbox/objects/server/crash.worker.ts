import { sendSigned, textBytes } from "../console/send";
import { nodeDigests } from "./node-digests";
import { openFolder } from "./open-folder";

// Writes objects until it is killed, and tells of each that was acknowledged.
const [folder = ""] = process.argv.slice(2);
const root = { accessKey: "rowhouse-root", secretKey: "rowhouse-root-secret" };

async function main(): Promise<void> {
  const { engine } = await openFolder(folder, {
    root,
    now: Date.now,
    random: Math.random,
    digests: nodeDigests,
  });
  const deps = { engine, credentials: root, digests: nodeDigests, now: Date.now, region: "us-east-1" };
  await sendSigned({ method: "PUT", target: "/crash", headers: {}, body: textBytes("") }, deps);
  const write = async (worker: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const key = `w${worker}-${i}`;
      const { status } = await sendSigned(
        { method: "PUT", target: `/crash/${key}`, headers: {}, body: textBytes(`body of ${key}`) },
        deps,
      );
      if (status === 200) process.stdout.write(`${key}\n`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, worker) => write(worker)));
}

await main();
