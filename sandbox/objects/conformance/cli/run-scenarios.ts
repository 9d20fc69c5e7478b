import { writeFileSync } from "node:fs";
import { figures, haveScenarios, runScenarios, unexplained } from "../server/run-all";

// Figures by area of the recorded scenarios whose names or areas are given, or of all; what fails is written to a file.
async function main(): Promise<void> {
  if (!haveScenarios()) {
    console.log("../shared/conformance/objects is not there: nothing to compare with.");
    return;
  }
  const verdicts = await runScenarios(process.argv.slice(2));
  console.log(figures(verdicts));
  const failed = verdicts.filter(({ difference }) => difference !== undefined);
  writeFileSync(process.env["FAILURES"] ?? "/tmp/object-failures.json", JSON.stringify(failed, null, 1));
  for (const { scenario, step, difference } of failed.slice(0, Number(process.env["SHOW"] ?? 0))) {
    console.log(`${scenario} #${step}: ${difference}`);
  }
  console.log(`unexplained: ${unexplained(verdicts).length}`);
}

await main();
