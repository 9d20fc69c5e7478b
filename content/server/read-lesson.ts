import type { Root } from "mdast";
import type { z } from "zod";
import type { Lesson } from "../course";
import type { Checked } from "../problem";
import { frontMatterSchema } from "../schema";
import { type LessonBody, readLessonBody } from "./lesson-body";
import { countWords, readSections } from "./lesson-sections";
import { parseMdx } from "./mdx-tree";
import { ProblemList } from "./problem-list";
import { checkSpelling } from "./spelling";
import { readYaml } from "./yaml-file";

type FrontMatter = z.infer<typeof frontMatterSchema>;

/** A lesson by itself: what it says, and where it mentions what stands elsewhere. */
export interface ReadLesson {
  lesson: Lesson;
  body: Pick<LessonBody, "terms" | "figures" | "timelines" | "links">;
}

/** Reads one lesson file: front matter and body, with the problems of both. */
export function readLesson(
  source: string,
  place: { moduleSlug: string; slug: string; file: string },
): Checked<ReadLesson> {
  const list = new ProblemList(place.file);
  const front = readFrontMatter(source, place.file);
  const tree = parseMdx(source, place.file);
  if (!front.ok) list.problems.push(...front.problems);
  if (!tree.ok) return { ok: false, problems: [...list.problems, ...tree.problems] };
  const body = readLessonBody(tree.value, front.ok ? front.value.dataset : "", list);
  checkSpelling(tree.value, list);
  if (!front.ok || list.problems.length > 0) return { ok: false, problems: list.problems };
  return {
    ok: true,
    value: { lesson: asLesson(source, place, front.value, tree.value, body), body: mentions(body) },
  };
}

function readFrontMatter(source: string, file: string): Checked<FrontMatter> {
  const text = /^---\r?\n([\s\S]*?)\r?\n---(\r?\n|$)/.exec(source)?.[1];
  if (text !== undefined) return readYaml(frontMatterSchema, text, file, 2);
  const problem = {
    file,
    line: 1,
    column: 1,
    message: "The lesson has no front matter.",
    fix: "Begin the file with --- and its keys; npm run course -- new-lesson writes an example.",
  };
  return { ok: false, problems: [problem] };
}

function asLesson(
  source: string,
  place: { moduleSlug: string; slug: string; file: string },
  front: FrontMatter,
  tree: Root,
  body: LessonBody,
): Lesson {
  const sections = readSections(tree, front.title, body);
  const version = Object.entries(front.version).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return {
    ...place,
    ...front,
    version: Object.fromEntries(version),
    headings: body.headings,
    blocks: body.blocks,
    misconceptions: body.misconceptions,
    terms: unique(body.terms.map((term) => term.name)),
    figures: unique(body.figures.map((figure) => figure.name)),
    timelines: unique(body.timelines.map((timeline) => timeline.name)),
    exercises: body.exercises.map(({ name, line, column }) => ({ id: name, line, column })),
    sections,
    measures: { words: countWords(sections), predictions: body.predictions },
    source,
  };
}

function mentions({ terms, figures, timelines, links }: LessonBody): ReadLesson["body"] {
  return { terms, figures, timelines, links };
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}
