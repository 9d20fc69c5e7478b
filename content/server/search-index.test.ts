import { beforeAll, expect, it } from "vitest";
import { searchOver } from "../browser/search";
import type { Course } from "../course";
import type { CourseSearch } from "../search";
import { loadCourse } from "./load";
import { searchIndex } from "./search-index";

let course: Course;
let search: CourseSearch;

beforeAll(async () => {
  const read = await loadCourse();
  if (!read.ok)
    throw new Error(read.problems.map((one) => `${one.file}:${one.line} ${one.message}`).join("\n"));
  course = read.value;
  search = searchOver(searchIndex(course));
});

it("finds a section by a word of its text, and shows the sentence", () => {
  const [hit] = search.find("half-open");
  expect(hit?.address).toMatch(/^\/(01-reading-a-database\/02-filtering|glossary)#/);
  expect(`${hit?.before}${hit?.match}${hit?.after}`).toMatch(/half-open/i);
});

it("forgives a slip of the finger and finishes a word that is begun", () => {
  expect(search.find("tiebraeker").map((hit) => hit.title)).toContain("tiebreaker");
  expect(search.find("recurs").length).toBeGreaterThan(0);
});

it("finds nothing for what the course does not say, and for no words", () => {
  expect(search.find("xylophone quartet")).toEqual([]);
  expect(search.find("  ")).toEqual([]);
});

it("never finds the claim of a misconception, nor its wrong form, as text of the course", () => {
  const lessons = course.modules.flatMap((module) => module.lessons);
  for (const { title, wrong } of lessons.flatMap((lesson) => lesson.misconceptions)) {
    const hits = search.find(title);
    expect(
      hits.every((hit) => !`${hit.before}${hit.match}${hit.after}`.includes(title)),
      title,
    ).toBe(true);
    expect(
      hits.every((hit) => !hit.address.endsWith(`#${wrong}`)),
      wrong,
    ).toBe(true);
  }
});

it("points every result at a page and an anchor that exist", () => {
  const anchors = new Set(
    course.modules.flatMap((module) =>
      module.lessons.flatMap((lesson) => {
        const page = `/${lesson.moduleSlug}/${lesson.slug}`;
        return [page, ...[...lesson.headings, ...lesson.blocks].map(({ id }) => `${page}#${id}`)];
      }),
    ),
  );
  for (const { id } of course.glossary) anchors.add(`/glossary#${id}`);
  for (const word of ["null", "join", "order", "window", "row"]) {
    for (const hit of search.find(word)) expect(anchors, hit.address).toContain(hit.address);
  }
});
