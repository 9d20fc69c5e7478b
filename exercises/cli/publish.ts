import { describeProblem } from "@/content/server/problem-list";
import { publishExercises } from "../server/publish";

const done = await publishExercises(process.cwd());
if (done.ok) console.error(`   ${done.value} exercises`);
else {
  for (const problem of done.problems) console.error(describeProblem(problem));
  console.error(`${done.problems.length} problems: no exercise was published.`);
  process.exitCode = 1;
}
