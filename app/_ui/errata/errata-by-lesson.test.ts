import { expect, it } from "vitest";
import type { Course, Erratum, Lesson } from "@/content/course";
import { errataByLesson } from "./errata-by-lesson";

const erratum = (id: string, lessons: string[]): Erratum => ({ id, claim: "c", truth: "t", lessons });
const course = (errata: Erratum[]): Course => ({
  title: "T",
  summary: "S",
  glossary: [],
  timelines: {},
  errata,
  modules: [
    {
      number: 1,
      slug: "m",
      title: "M",
      summary: "",
      lessons: [{ id: "1.1", title: "One", slug: "01-one" } as Lesson],
      planned: [{ id: "1.2", title: "Two" }],
    },
  ],
});

it("puts each erratum once, into the group of its first lesson, in the order of the course", () => {
  const groups = errataByLesson(course([erratum("B", ["1.2", "1.1"]), erratum("A", ["1.1"])]));
  expect(groups.map(({ id, address, errata }) => [id, address, errata.map((one) => one.id)])).toEqual([
    ["1.1", "/m/01-one", ["A"]],
    ["1.2", undefined, ["B"]],
  ]);
});

it("loses none: an erratum of no known lesson stands outside", () => {
  const groups = errataByLesson(course([erratum("A", []), erratum("B", ["9.9"])]));
  expect(groups).toMatchObject([{ id: "outside", errata: [{ id: "A" }, { id: "B" }] }]);
});
