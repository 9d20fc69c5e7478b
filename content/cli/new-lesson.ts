import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { courseSchema, errataSchema } from "../schema";
import { describeProblem } from "../server/problem-list";
import { readYaml } from "../server/yaml-file";

/** Writes the file of a lesson that the course announces, complete enough to pass the check after one recording. */
export async function newLesson(root: string, [id, name, ...rest]: string[]): Promise<number> {
  const plan = readYaml(
    courseSchema,
    await readFile(join(root, "content/course.yaml"), "utf8"),
    "content/course.yaml",
  );
  if (!plan.ok) {
    for (const problem of plan.problems) console.error(describeProblem(problem));
    return 2;
  }
  if (id === undefined || name === undefined || rest.length > 0 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    console.error(
      "Give an id of content/course.yaml and a name for the address, such as: new-lesson 2.1 types-that-hold",
    );
    return 2;
  }
  const module = plan.value.modules.find((one) => one.lessons.some((lesson) => lesson.id === id));
  const title = module?.lessons.find((lesson) => lesson.id === id)?.title;
  if (!module || title === undefined) {
    console.error(`content/course.yaml announces no lesson ${id}: add its id and title there first.`);
    return 2;
  }
  const slug = `${(id.split(".")[1] ?? "").padStart(2, "0")}-${name}`;
  const file = `content/modules/${module.slug}/${slug}.mdx`;
  if (existsSync(join(root, file))) {
    console.error(`${file} is there already: nothing was written.`);
    return 2;
  }
  await mkdir(join(root, `content/modules/${module.slug}`), { recursive: true });
  await writeFile(join(root, file), template(id, title, await errataOf(root, id)));
  console.error(
    `${file} is written. Next: npm run course -- record ${id}, then npm run dev and /${module.slug}/${slug}.`,
  );
  return 0;
}

/** Errata that are mapped to the lesson: its front matter has to name them, and its text to teach them. */
async function errataOf(root: string, id: string): Promise<string[]> {
  const file = "content/errata.yaml";
  const errata = readYaml(errataSchema, await readFile(join(root, file), "utf8"), file);
  if (!errata.ok) return [];
  return errata.value.filter((erratum) => erratum.lessons.includes(id)).map((erratum) => erratum.id);
}

function template(id: string, title: string, errata: string[]): string {
  const today = new Date().toISOString().slice(0, 10);
  return `---
id: "${id}"
title: "${title.replaceAll('"', '\\"')}"
summary: You can say in one sentence what a reader can do afterwards.
minutes: 30
requires: []
dataset: harbor
sources: []
checked: "${today}"
version:
  postgresql: "18"
errata: [${errata.join(", ")}]
---

Open with a question from Harbor, the marketplace of the story, not with a definition.

<Predict question="How many customers are there?" options="10 | 12 | 14" answer="12">

Say why the answer is what it is.

</Predict>

\`\`\`sql run name="first-look" title="All customers, counted"
SELECT count(*) AS customers
FROM customers;
\`\`\`

## One idea per section

Explain what the block showed.

## What you can do now

- One line that can be checked.
`;
}
