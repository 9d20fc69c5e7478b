import { initEnv } from "../compose/server/init-env";

const HELP = `npm run sandbox -- <verb>

  init-env    writes .env with new passwords for docker-compose.yml; an existing .env stays as it is
  --help      this text

The verb that puts the embedded engines on local ports (--ports) is not part of this version.`;

function main(args: string[]): number {
  const [verb, ...rest] = args;
  if (verb === undefined || verb === "--help" || verb === "-h") {
    console.error(HELP);
    return verb === undefined ? 2 : 0;
  }
  if (verb !== "init-env" || rest.length > 0) {
    console.error(`"${args.join(" ")}" is not something the sandbox does.\n\n${HELP}`);
    return 2;
  }
  return writeEnv();
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

process.exitCode = main(process.argv.slice(2));
