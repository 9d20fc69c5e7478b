import { describeProblem } from "../server/problem-list";
import { publish } from "../server/publish";

const done = await publish(process.cwd(), (line) => console.error(`   ${line}`));
if (done.ok) {
  console.error(`   ${done.value.lessons} lessons, ${done.value.datasets.length} datasets`);
} else {
  for (const problem of done.problems) console.error(describeProblem(problem));
  console.error(`${done.problems.length} problems: nothing was published.`);
  process.exitCode = 1;
}
