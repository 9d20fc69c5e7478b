import { parseArgs } from "node:util";
import { readEnvironment } from "@/app/_register/environment";
import { startGrading } from "@/app/_register/grading/start-grading";
import { openRegister } from "@/app/_register/open-register";
import { withVariants } from "@/exercises/server/variant";
import { loadCatalog } from "@/exercises/server/load";
import { describeProblem } from "@/content/server/problem-list";
import { isMain } from "./main-module";

const HELP = `npm run grader

  One more grading machine: takes answers from the queue in the database that DATABASE_URL names, until it is stopped.
  GRADERS says how many processes it starts; one less than there are cores unless told.

Ends with 0 after SIGTERM or Ctrl-C, 2 when it cannot start.`;

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean", short: "h" } } });
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  const environment = readEnvironment(process.env);
  if (environment.kind === "bad") {
    console.error(environment.problems.join("\n"));
    return 2;
  }
  const { databaseUrl, graders } = environment.value;
  if (databaseUrl === undefined) {
    console.error(
      "DATABASE_URL is not set. A data folder belongs to one web server, which starts its own graders; give the PostgreSQL database that the web servers use.",
    );
    return 2;
  }
  const root = process.cwd();
  const catalog = await loadCatalog(root);
  if (!catalog.ok) {
    for (const problem of catalog.problems) console.error(describeProblem(problem));
    return 2;
  }
  const keys = new Map(withVariants(catalog.value).map((key) => [key.exercise.id, key]));
  const register = await openRegister(environment.value, root);
  const log = (line: string, facts?: Record<string, unknown>): void => console.error(line, facts ?? "");
  const service = await startGrading({
    db: register.db,
    root,
    graders,
    catalog: () => Promise.resolve(keys),
    log,
  });
  console.error("Grading until it is stopped.");
  await new Promise<void>((stop) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop());
  });
  console.error("Stopping: answers under way are finished or given back.");
  await service.stop();
  await register.close();
  return 0;
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (cause) {
    console.error(`The grader cannot start: ${cause instanceof Error ? cause.message : String(cause)}`);
    process.exitCode = 2;
  }
}
