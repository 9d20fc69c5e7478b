import { openSearchFolder } from "./open-search-folder";

// Writes documents until it is killed, and tells of each that was acknowledged: its id and its sequence number.
const [folder = ""] = process.argv.slice(2);
const headers = { "content-type": "application/json" };

async function main(): Promise<void> {
  const { engine } = await openSearchFolder(folder);
  const write = async (writer: number): Promise<void> => {
    for (let i = 0; ; i++) {
      const id = `w${writer}-${i}`;
      const body = JSON.stringify({ text: `body of ${id}` });
      const reply = await engine.handle({ method: "PUT", path: `/crash/_doc/${id}`, headers, body });
      const { _seq_no: seqNo } = JSON.parse(reply.body) as { _seq_no: number };
      if (reply.status === 201) process.stdout.write(`${id} ${seqNo}\n`);
    }
  };
  await Promise.all([0, 1, 2, 3].map(write));
}

await main();
