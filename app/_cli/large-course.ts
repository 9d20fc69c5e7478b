import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The course as it is, and as many synthetic lessons as make it 500: each with the text of a real one, and words of its own. */
export function makeLargeCourse(root: string, count: number): string {
  const large = mkdtempSync(join(tmpdir(), "rowhouse-500-"));
  cpSync(join(root, "content"), join(large, "content"), { recursive: true });
  const source = readFileSync(join(root, "content/modules/01-reading-a-database/02-filtering.mdx"), "utf8");
  const record = readFileSync(join(root, "content/modules/01-reading-a-database/02-filtering.record.json"), "utf8");
  const slug = "99-synthetic";
  mkdirSync(join(large, "content/modules", slug));
  const lessons: string[] = [];
  for (let number = 1; number <= count; number++) {
    const id = `99.${number}`;
    const file = join(large, "content/modules", slug, `${number}-lesson`);
    const own = source
      .replace('id: "1.2"', `id: "${id}"`)
      .replace(/^title: .*$/m, `title: Synthetic lesson ${number}`)
      .replaceAll("the letters", `letter ${number}`);
    writeFileSync(`${file}.mdx`, own);
    writeFileSync(`${file}.record.json`, record.replace('"lesson": "1.2"', `"lesson": "${id}"`));
    lessons.push(`      - { id: "${id}", title: Synthetic lesson ${number} }`);
  }
  const plan = readFileSync(join(root, "content/course.yaml"), "utf8");
  const module = `  - slug: ${slug}\n    title: Synthetic\n    summary: For the benchmark.\n    lessons:\n${lessons.join("\n")}\n`;
  writeFileSync(join(large, "content/course.yaml"), plan + module);
  return large;
}
