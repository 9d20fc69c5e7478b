/** What one stage of the tests found; a stage that could not run counts as one failure. */
export interface StageResult {
  passed: number;
  failed: number;
  /** What a person needs to read when something failed. */
  note?: string;
}

export interface Stage {
  name: string;
  run(): Promise<StageResult>;
}

/** Runs the stages in order, prints each one's time, and ends with `N passed, N failed`; the exit code of the program. */
export async function runStages(
  stages: Stage[],
  print: (line: string) => void = console.log,
  now: () => number = Date.now,
): Promise<number> {
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    print(`\n== ${stage.name}`);
    const started = now();
    const result = await attempt(stage);
    passed += result.passed;
    failed += result.failed;
    if (result.note) print(result.note);
    const seconds = ((now() - started) / 1000).toFixed(1);
    print(`-- ${stage.name}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`);
  }
  print(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function attempt(stage: Stage): Promise<StageResult> {
  try {
    return await stage.run();
  } catch (error) {
    return {
      passed: 0,
      failed: 1,
      note: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}
