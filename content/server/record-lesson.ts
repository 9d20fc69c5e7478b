import { type Dataset, type Engine, type EngineName, pageLimits } from "@/sandbox/engine";
import type { Outcome } from "@/sandbox/outcome";
import { explainLast } from "@/sandbox/sql/explain-last";
import type { Block, BlockKind, Lesson, LessonRecord, RecordedOutcome } from "../course";
import { figures } from "../figures/index";
import { engineLabel } from "./engines";

/** Runs every block of a lesson, and the queries of its figures, as the page would: from the dataset, after the earlier blocks of its session. */
export async function recordLesson(lesson: Lesson, dataset: Dataset, engine: Engine): Promise<LessonRecord> {
  const blocks: LessonRecord["blocks"] = [];
  const wanted = blockKinds[dataset.engine ?? "sql"];
  for (const block of lesson.blocks) {
    if (block.kind !== wanted) throw new Error(otherEngine(lesson, block, wanted));
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
    engine: engineLabel(dataset.engine ?? "sql"),
    dataset: `${dataset.name} ${dataset.version}`,
    blocks,
    figures: drawn,
  };
}

/** The language of an engine's blocks. */
const blockKinds: Record<EngineName, BlockKind> = { sql: "sql", search: "http", objects: "s3" };

const otherEngine = ({ file, dataset }: Lesson, { line, kind }: Block, wanted: BlockKind): string =>
  `${file}:${line}: the dataset ${dataset} runs blocks of ${wanted}, this one is ${kind}.`;

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
      return { ...outcome, ms: null };
  }
}
