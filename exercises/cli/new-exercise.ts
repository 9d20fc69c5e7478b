import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { nearest } from "@/content/nearest";
import { courseSchema } from "@/content/schema";
import { describeProblem } from "@/content/server/problem-list";
import { readYaml } from "@/content/server/yaml-file";
import { catalogPath, readFolders } from "../server/catalog-folder";
import { exerciseTemplate } from "./exercise-template";

type Kind = keyof typeof exerciseTemplate;

/** Writes the folder of an exercise that loads, and of which the gate says line by line what is left to write. */
export async function newExercise(root: string, words: string[], kind = "sql"): Promise<number> {
  const [moduleSlug, id, ...rest] = words;
  if (moduleSlug === undefined || id === undefined || rest.length > 0) {
    console.error(
      "Give a module of content/course.yaml and an id, such as: new-exercise 01-reading-a-database never-ordered",
    );
    return 2;
  }
  const refused = isKind(kind)
    ? ((await refusedModule(root, moduleSlug)) ?? refusedId(id) ?? (await refusedTwin(root, id)))
    : `There is no kind ${kind} to begin with. There are: ${Object.keys(exerciseTemplate).join(", ")}.`;
  if (refused !== undefined || !isKind(kind)) {
    console.error(refused);
    return 2;
  }
  const folder = `${catalogPath}/${moduleSlug}/${id}`;
  const files = Object.entries(exerciseTemplate[kind](id));
  for (const [name, text] of files) {
    await mkdir(dirname(join(root, folder, name)), { recursive: true });
    await writeFile(join(root, folder, name), text, { flag: "wx" });
  }
  for (const [name] of files) console.error(`${folder}/${name}`);
  console.error(`These are written. Next: npm run verify -- ${id}, which says line by line what is left to write,
then <Exercise id="${id}" /> in a lesson of ${moduleSlug}, and npm run course -- check.`);
  return 0;
}

const isKind = (kind: string): kind is Kind => Object.hasOwn(exerciseTemplate, kind);

async function refusedModule(root: string, slug: string): Promise<string | undefined> {
  const file = "content/course.yaml";
  const plan = readYaml(courseSchema, await readFile(join(root, file), "utf8"), file);
  if (!plan.ok) return plan.problems.map(describeProblem).join("\n");
  const slugs = plan.value.modules.map((module) => module.slug);
  if (slugs.includes(slug)) return undefined;
  // A module is also known by its number: 4, 04, 04-transactions.
  const number = /^\d+/.exec(slug)?.[0].padStart(2, "0");
  const near = nearest(slug, slugs) ?? slugs.find((one) => one.startsWith(`${number}-`));
  return `There is no module ${slug}. ${near ? `Did you mean ${near}?` : `There are: ${slugs.join(", ")}.`}`;
}

const longest = 60;

function refusedId(id: string): string | undefined {
  if (id.length > longest)
    return `The id ${id} is too long: up to ${longest} letters, for it stands in addresses.`;
  if (/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) return undefined;
  const plain = id
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "");
  const instead = plain ? `, such as ${plain}` : "";
  return `${id} is no id: write lower-case letters, digits and single hyphens${instead}.`;
}

async function refusedTwin(root: string, id: string): Promise<string | undefined> {
  const twin = (await readFolders(root)).find((folder) => folder.id === id);
  return twin && `${twin.path} is there already: nothing was written, for an id is unique in the course.`;
}
