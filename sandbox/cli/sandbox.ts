import { parseArgs } from "node:util";
import { initEnv } from "../compose/server/init-env";
import { serveEngines } from "./serve-engines";

const HELP = `npm run sandbox -- init-env
npm run sandbox -- --ports <first>

  init-env         writes .env with new passwords for docker-compose.yml; an existing .env stays as it is
  --ports <first>  the embedded engines on loopback ports from this one on, 0 for free ones, until stopped by Ctrl-C;
                   their addresses stand on standard output as one JSON document
  --help           this text`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { ports: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  if (values.ports !== undefined && positionals.length === 0) return serve(values.ports);
  if (values.ports === undefined && positionals.join(" ") === "init-env") return writeEnv();
  console.error(HELP);
  return 2;
}

async function serve(ports: string): Promise<number> {
  const first = Number(ports);
  if (!/^\d{1,5}$/.test(ports) || first > 65_000) {
    console.error(`--ports takes a number from 0 to 65000, not "${ports}".`);
    return 2;
  }
  const served = await serveEngines(first).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== "EADDRINUSE") throw cause;
    return undefined;
  });
  if (!served) {
    console.error(`A port from ${first} on is taken: name another, or 0 for free ones.`);
    return 2;
  }
  console.log(JSON.stringify(served.addresses, undefined, 2));
  await new Promise<void>((stop) => {
    process.once("SIGINT", () => stop());
    process.once("SIGTERM", () => stop());
  });
  await served.close();
  return 0;
}

function writeEnv(): number {
  if (initEnv(".env").kind === "exists") {
    console.error(
      "There is an .env already, and it stays as it is. Move it away first if you want new passwords.",
    );
    return 1;
  }
  console.error("Wrote .env with new passwords. Next: docker compose up --wait");
  return 0;
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(`${cause instanceof Error ? cause.message : String(cause)}\n\n${HELP}`);
  process.exitCode = 2;
}
