import MiniSearch from "minisearch";
import type { Course, Lesson } from "../course";
import { type SearchDocument, searchOptions } from "../search";

/** Everything of a course that a search can find. */
export function searchDocuments(course: Course): SearchDocument[] {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const titles = new Map(lessons.map((lesson) => [lesson.id, whereOf(lesson)]));
  const found: Omit<SearchDocument, "id">[] = [
    ...lessons.flatMap(documentsOf),
    ...course.glossary.map((entry) => ({
      kind: "term" as const,
      address: `/glossary#${entry.id}`,
      title: entry.term,
      where: titles.get(entry.lesson) ?? "Glossary",
      text: [entry.short, entry.long ?? ""].join(" ").replaceAll("`", "").trim(),
    })),
  ];
  return found.map((document, id) => ({ id, ...document }));
}

function documentsOf(lesson: Lesson): Omit<SearchDocument, "id">[] {
  const address = `/${lesson.moduleSlug}/${lesson.slug}`;
  const where = whereOf(lesson);
  const sections = lesson.sections.map(({ anchor, title, text }) => ({
    kind: anchor === "" ? ("lesson" as const) : ("section" as const),
    address: anchor === "" ? address : `${address}#${anchor}`,
    title,
    where,
    text: anchor === "" ? `${lesson.summary}\n${text}` : text,
  }));
  const blocks = lesson.blocks
    // The wrong form of a misconception is nothing to be found and copied.
    .filter((block) => !lesson.misconceptions.some((one) => one.wrong === block.id))
    .map((block) => ({
      kind: "block" as const,
      address: `${address}#${block.id}`,
      title: block.title,
      where,
      text: block.text,
    }));
  return [...sections, ...blocks];
}

function whereOf(lesson: Lesson): string {
  return `${lesson.id} ${lesson.title}`;
}

/** The index as JSON, for `MiniSearch.loadJSON` with the same options. */
export function searchIndex(course: Course): string {
  const index = new MiniSearch<SearchDocument>(searchOptions);
  index.addAll(searchDocuments(course));
  return JSON.stringify(index);
}
