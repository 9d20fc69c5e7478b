import type { Kysely } from "kysely";
import type { Tables } from "../database/tables";
import { gradebookCsv } from "../gradebook/csv";
import { gradebookOf } from "../gradebook/gradebook";
import { exportPerson } from "../people/export-person";
import type { Files } from "./files";

/** An export that was written. */
export interface WrittenExport {
  place: string;
  bytes: number;
}

/** Writes the gradebook of a class as CSV. `asked` is its id or its join code; throws with the classes there are when it is neither. */
export async function writeGradebook(
  db: Kysely<Tables>,
  files: Files,
  asked: string,
  now = new Date(),
): Promise<WrittenExport> {
  const found = await db
    .selectFrom("class")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", asked), eb("join_code", "=", asked.toUpperCase())]))
    .executeTakeFirst();
  if (!found) throw new Error(`There is no class "${asked}". ${await classesOf(db)}`);
  const text = gradebookCsv(await gradebookOf(db, found.id));
  return await write(files, `exports/gradebook-${found.id}-${stamp(now)}.csv`, text);
}

/** Writes everything of one person as JSON. `asked` is an address or an id. */
export async function writePerson(
  db: Kysely<Tables>,
  files: Files,
  asked: string,
  now = new Date(),
): Promise<WrittenExport> {
  const found = await db
    .selectFrom("person")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", asked), eb("email", "=", asked.toLowerCase())]))
    .where("erased_at", "is", null)
    .executeTakeFirst();
  if (!found) throw new Error(`Nobody here has the address or the id "${asked}".`);
  const text = `${JSON.stringify(await exportPerson(db, found.id), undefined, 2)}\n`;
  return await write(files, `exports/person-${found.id}-${stamp(now)}.json`, text);
}

async function write(files: Files, name: string, text: string): Promise<WrittenExport> {
  await files.put(name, text);
  return { place: files.placeOf(name), bytes: Buffer.byteLength(text) };
}

const stamp = (now: Date): string => now.toISOString().replaceAll(":", "-");

async function classesOf(db: Kysely<Tables>): Promise<string> {
  const classes = await db.selectFrom("class").select(["id", "name"]).orderBy("name").limit(50).execute();
  if (classes.length === 0) return "There are none yet.";
  return `These are:\n${classes.map(({ id, name }) => `${id}  ${name}`).join("\n")}`;
}
