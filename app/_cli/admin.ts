import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { backupsAmong, backupsAway, backupsIn, takeBackup } from "@/app/_register/backup/backup-folder";
import { checksum } from "@/app/_register/backup/checksum";
import { restoreBackup } from "@/app/_register/backup/restore-backup";
import { gradeTables } from "@/app/_register/backup/table-order";
import { writeBackup } from "@/app/_register/backup/write-backup";
import type { Database } from "@/app/_register/database/database";
import { openDataFolder } from "@/app/_register/database/data-folder";
import { migrate, readMigrations } from "@/app/_register/database/migrate";
import { databaseOnPostgres } from "@/app/_register/database/postgres";
import { type Environment, readEnvironment } from "@/app/_register/environment";
import { filesAway, openFiles } from "@/app/_register/files/open-files";
import { writeGradebook, writePerson } from "@/app/_register/files/write-export";
import { inviteToCourse } from "@/app/_register/people/invite-to-course";
import { deadLetters, requeue } from "@/app/_register/queue/dead-letters";
import { isMain } from "./main-module";

const HELP = `npm run admin -- <verb>

  backup [file]       writes every row of the register with a sum beside it; into backups/ of the data folder unless told,
                      from where it is copied into the bucket if S3_ENDPOINT is set
  backups             lists the backups of the data folder, and those in the bucket
  restore <file>      puts a backup (also s3://...) into an empty data folder or database; never over anything
  checksum            one sum over all rows and one over those that make grades, to compare two registers
  dead-letters        answers that could not be graded, and why
  requeue [id...]     puts them back into the queue: all, or those of the submissions named
  invite <email> <role>
                      a link that works once, for an instructor or an admin of the whole course
  export gradebook <class>
                      the grades of a class (its id or join code) as CSV, into exports/ or the bucket
  export person <email>
                      everything of one person (address or id) as JSON, into exports/ or the bucket

  --json              one JSON document on standard output
  --help              this text

A data folder (ROWHOUSE_DATA) can be opened while no server uses it; a database (DATABASE_URL) always.
Ends with 0 when it is done, 1 when there was nothing to do it to, 2 when it could not be done.`;

/** What a verb did: text for people, a value for programs, and whether it is good. */
interface Done {
  text: string;
  value: unknown;
  ok?: boolean;
}

type Verb = (database: Database, args: string[], environment: Environment) => Promise<Done>;

const migrations = (): ReturnType<typeof readMigrations> => readMigrations(process.cwd());

const verbs: Readonly<Record<string, Verb>> = {
  backup: async ({ pool }, [file], environment) => {
    const written = file
      ? await writeBackup(pool, file)
      : await takeBackup(pool, backupsOf(environment), new Date(), filesAway(environment));
    return { text: `${written.rows} rows, ${written.bytes} bytes: ${written.file}`, value: written };
  },
  backups: async (_, __, environment) => {
    const away = filesAway(environment);
    const there = away ? backupsAmong(await away.list(backupsAway)) : [];
    const found = [
      ...(await backupsIn(backupsOf(environment))),
      ...there.map(({ file, at }) => ({ file: away?.placeOf(file) ?? file, at })),
    ];
    const lines = found.map(({ file, at }) => `${at.toISOString()}  ${file}`);
    return { text: lines.join("\n") || "There is no backup yet.", value: found, ok: found.length > 0 };
  },
  restore: async ({ pool }, [file = ""], environment) => {
    if (file === "") throw new Error("Which file? npm run admin -- restore <file>");
    const restored = await restoreBackup(pool, await broughtHere(file, environment), await migrations());
    const sums = { all: await checksum(pool), grades: await checksum(pool, gradeTables) };
    return {
      text: `${restored.rows} rows of ${restored.at} are back. Sum of the grades: ${sums.grades}`,
      value: { ...restored, checksum: sums },
    };
  },
  checksum: async ({ pool }) => {
    const sums = { all: await checksum(pool), grades: await checksum(pool, gradeTables) };
    return { text: `all     ${sums.all}\ngrades  ${sums.grades}`, value: sums };
  },
  "dead-letters": async ({ db }) => {
    const letters = await deadLetters(db);
    const lines = letters.map(
      (one) => `${one.submissionId}  ${one.exerciseId}  ${one.tries} tries  ${one.lastError ?? ""}`,
    );
    return { text: lines.join("\n") || "There are none.", value: letters };
  },
  requeue: async ({ db }, ids) => {
    const count = await requeue(db, ids.length > 0 ? ids : undefined);
    return { text: `${count} put back into the queue.`, value: { requeued: count }, ok: count > 0 };
  },
  invite: async ({ db }, [email = "", role = ""], { mode, url, port }) => {
    if (mode === "solo")
      throw new Error(
        "In solo mode nobody has an account. Set ROWHOUSE_MODE=class, here and for the server.",
      );
    if (role === "") throw new Error("Whom, and as what? npm run admin -- invite <email> <instructor|admin>");
    const made = await inviteToCourse(db, { email, role }, url ?? `http://127.0.0.1:${port}`);
    const raised = made.known ? " The account gets the role when its owner signs in and opens it." : "";
    const text = `For ${made.email}, as ${made.role}, once, within ${made.days} days.${raised} It is shown only now:\n${made.link}`;
    return { text, value: made };
  },
  export: async ({ db }, [what = "", which = ""], environment) => {
    const write = Object.hasOwn(exporters, what) ? exporters[what] : undefined;
    if (!write || which === "")
      throw new Error("Export what? npm run admin -- export gradebook <class>, or export person <email>");
    const written = await write(db, openFiles(environment), which);
    return { text: `${written.bytes} bytes: ${written.place}`, value: written };
  },
};

const exporters: Readonly<Record<string, typeof writeGradebook>> = {
  gradebook: writeGradebook,
  person: writePerson,
};

const backupsOf = ({ dataFolder }: Environment): string => join(dataFolder, "backups");

/** A backup as a file of this machine: one that `backups` lists in the bucket, `s3://...`, is copied into the data folder first. */
async function broughtHere(file: string, environment: Environment): Promise<string> {
  if (!file.startsWith("s3://")) return file;
  const away = filesAway(environment);
  if (!away) throw new Error(`${file} is in a bucket: set S3_ENDPOINT and what belongs to it.`);
  const name = `${backupsAway}/${basename(file)}`;
  if (away.placeOf(name) !== file)
    throw new Error(
      `${file} is not where backups are, ${away.placeOf(name)} would be. See: npm run admin -- backups`,
    );
  const folder = backupsOf(environment);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, basename(file));
  await away.fetch(`${name}.sha256`, `${target}.sha256`);
  await away.fetch(name, target);
  return target;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [name = "", ...args] = positionals;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (values.help || !verb) {
    if (!values.help && name !== "") console.error(`There is no verb "${name}".\n`);
    console.error(HELP);
    return values.help ? 0 : 2;
  }
  const environment = readEnvironment(process.env);
  if (environment.kind === "bad") throw new Error(environment.problems.join("\n"));
  const database = await openDatabase(environment.value);
  try {
    if (name !== "restore") await migrate(database.pool, await migrations());
    const { text, value, ok = true } = await verb(database, args, environment.value);
    if (values.json) console.log(JSON.stringify(value, undefined, 2));
    else console.error(text);
    return ok ? 0 : 1;
  } finally {
    await database.close();
  }
}

async function openDatabase({ databaseUrl, dataFolder }: Environment): Promise<Database> {
  return databaseUrl === undefined
    ? openDataFolder(dataFolder, process.cwd())
    : databaseOnPostgres(databaseUrl);
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (cause) {
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 2;
  }
  // A timer of PGlite would keep the process.
  process.exit();
}
