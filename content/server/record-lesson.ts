import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Dataset, type Engine, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { projectRoot } from "@/sandbox/sql/server/project-root";
import { explainLast } from "@/sandbox/sql/explain-last";
import type { Block, Lesson, LessonRecord, RecordedOutcome } from "../course";
import { figures } from "../figures/index";

/** Runs every block of a lesson, and the queries of its figures, as the page would: from the dataset, after the earlier blocks of its session. */
export async function recordLesson(lesson: Lesson, dataset: Dataset, engine: Engine): Promise<LessonRecord> {
  const blocks: LessonRecord["blocks"] = [];
  for (const block of lesson.blocks) {
    const before = earlierTexts(lesson.blocks, block);
    const text = block.plan ? explainLast(block.text, { timing: false }).text : block.text;
    const outcomes = await runFresh(engine, dataset, before, text);
    blocks.push({
      id: block.id,
      text: block.text,
      outcomes: outcomes.map((one) => asRecorded(one, `${lesson.file}:${block.line}`)),
    });
  }
  const drawn: LessonRecord["figures"] = {};
  for (const name of lesson.figures) drawn[name] = await recordFigure(name, lesson, dataset, engine);
  return {
    lesson: lesson.id,
    engine: engineName(),
    dataset: `${dataset.name} ${dataset.version}`,
    blocks,
    figures: drawn,
  };
}

function engineName(): string {
  const path = join(projectRoot(), "node_modules/@electric-sql/pglite/package.json");
  const { version } = JSON.parse(readFileSync(path, "utf8")) as { version: string };
  return `PGlite ${version}`;
}

/** Texts of the earlier blocks of a block's session. */
export function earlierTexts(blocks: Block[], block: Block): string[] {
  if (block.session === undefined) return [];
  const before = blocks.slice(0, blocks.indexOf(block));
  return before.filter((other) => other.session === block.session).map((other) => other.text);
}

async function recordFigure(
  name: string,
  lesson: Lesson,
  dataset: Dataset,
  engine: Engine,
): Promise<Record<string, RecordedOutcome>> {
  const answers: Record<string, RecordedOutcome> = {};
  for (const [query, text] of Object.entries(figures[name]?.queries ?? {})) {
    const outcome = (await runFresh(engine, dataset, [], text)).at(-1);
    if (!outcome) throw new Error(`${lesson.file}: the query ${query} of figure ${name} holds no statement.`);
    answers[query] = asRecorded(outcome, `${lesson.file}, figure ${name}`);
  }
  return answers;
}

async function runFresh(
  engine: Engine,
  dataset: Dataset,
  before: string[],
  text: string,
): Promise<Outcome[]> {
  await engine.reset(dataset);
  for (const earlier of before) await engine.run(earlier, pageLimits);
  return engine.run(text, pageLimits);
}

/** A stop or a break is no result to show: the lesson is wrong, or we are. */
function asRecorded(outcome: Outcome, where: string): RecordedOutcome {
  switch (outcome.kind) {
    case "rows":
      return { ...outcome, ms: null };
    case "error":
      return outcome;
    case "stopped":
      throw new Error(
        `${where}: the block was stopped by its limit of ${outcome.limit}, so it has no result to show.`,
      );
    case "broken":
      throw new Error(`${where}: the engine broke (${outcome.reason}).`);
    case "reply":
      throw new Error(`${where}: an SQL block got a reply of another engine.`);
  }
}
