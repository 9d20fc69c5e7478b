import { parseArgs } from "node:util";
import { newExercise } from "@/exercises/cli/new-exercise";
import { check } from "./check";
import { newLesson } from "./new-lesson";
import { record } from "./record";
import { recordTimeline } from "./record-timeline";

const HELP = `npm run course -- <verb>

  check                       every lesson and dataset: front matter, links, blocks run, results equal their records
  record [lesson...]          runs the blocks and writes the records beside the lessons; without a lesson, all of them
  new-lesson <id> <name>      writes the file of a lesson that content/course.yaml names, such as: new-lesson 2.1 types
  new-exercise <module> <id>  writes the folder of an exercise, such as: new-exercise 01-reading-a-database never-ordered

  timeline <name>             plays content/timelines/<name>.script.yaml on a real server and records what came back

  --kind <kind>               new-exercise: sql, search, objects or quiz; sql unless told
  --json                      check: one JSON document on standard output
  --help                      this text

Ends with 0 when all is good, 1 when something checked is not, 2 when it could not be checked.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean" },
      kind: { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  const [verb, ...rest] = positionals;
  const root = process.cwd();
  if (values.help) {
    console.error(HELP);
    return 0;
  }
  if (verb === "check" && rest.length === 0) return check(root, values.json ?? false);
  if (verb === "record") return record(root, rest);
  if (verb === "timeline") return recordTimeline(root, rest);
  if (verb === "new-lesson") return newLesson(root, rest);
  if (verb === "new-exercise") return newExercise(root, rest, values.kind);
  console.error(verb === undefined ? HELP : `There is no "${positionals.join(" ")}".\n\n${HELP}`);
  return 2;
}

try {
  process.exitCode = await main();
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : String(cause));
  process.exitCode = 2;
}
