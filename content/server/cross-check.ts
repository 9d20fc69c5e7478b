import { nearest } from "../nearest";
import type { Problem } from "../problem";
import { checkLinks } from "./check-links";
import type { Mention } from "./lesson-body";
import type { ReadLesson } from "./read-lesson";
import type { Whole } from "./whole-course";

/** Problems between files: ids that nobody has, terms used too early, errata without a lesson, links to nowhere. */
export function crossCheck(whole: Whole): Problem[] {
  const order = whole.plan.modules.flatMap((module) => module.lessons.map((lesson) => lesson.id));
  return [
    ...whole.lessons.flatMap((read) => [
      ...placeProblems(read, whole),
      ...requiredProblems(read, order),
      ...mentionProblems(read, whole, order),
      ...errataOfLesson(read, whole),
    ]),
    ...checkLinks(whole),
    ...glossaryProblems(whole, order),
    ...errataProblems(whole, order),
  ];
}

const firstLine = (file: string, message: string, fix: string): Problem => ({
  file,
  line: 1,
  column: 1,
  message,
  fix,
});

function placeProblems({ lesson }: ReadLesson, { plan, lessons }: Whole): Problem[] {
  const module = plan.modules.find((one) => one.slug === lesson.moduleSlug);
  const found: Problem[] = [];
  if (!module?.lessons.some((one) => one.id === lesson.id)) {
    const known = module?.lessons.map((one) => one.id).join(", ") ?? "none";
    found.push(
      firstLine(
        lesson.file,
        `Module ${lesson.moduleSlug} has no lesson ${lesson.id}.`,
        `Its lessons in content/course.yaml are: ${known}.`,
      ),
    );
  }
  const twin = lessons.find((other) => other.lesson.id === lesson.id && other.lesson.file < lesson.file);
  if (twin)
    found.push(
      firstLine(
        lesson.file,
        `The id ${lesson.id} is taken by ${twin.lesson.file}.`,
        "Give the lesson the id that course.yaml has for it.",
      ),
    );
  const number = lesson.slug.split("-")[0] ?? "";
  if (Number(number) !== Number(lesson.id.split(".")[1])) {
    found.push(
      firstLine(
        lesson.file,
        `The file's number ${number} is not that of lesson ${lesson.id}.`,
        `Name the file ${(lesson.id.split(".")[1] ?? "").padStart(2, "0")}-….mdx.`,
      ),
    );
  }
  return found;
}

function requiredProblems({ lesson }: ReadLesson, order: string[]): Problem[] {
  return lesson.requires.flatMap((id) => {
    if (!order.includes(id))
      return [
        firstLine(
          lesson.file,
          `It requires lesson ${id}, which the course does not have.`,
          "Name a lesson of content/course.yaml.",
        ),
      ];
    if (order.indexOf(id) < order.indexOf(lesson.id)) return [];
    return [
      firstLine(
        lesson.file,
        `It requires lesson ${id}, which comes later.`,
        "Require only what a reader has met.",
      ),
    ];
  });
}

function mentionProblems({ lesson, body }: ReadLesson, whole: Whole, order: string[]): Problem[] {
  const entries = new Map(whole.course.glossary.map((entry) => [entry.id, entry]));
  const unknown =
    (what: string, known: string[], where: string) =>
    (mention: Mention): Problem[] => {
      if (known.includes(mention.name)) return [];
      const near = nearest(mention.name, known);
      const fix = near ? `Type "${near}".` : `Add it to ${where}.`;
      return [
        {
          file: lesson.file,
          line: mention.line,
          column: mention.column,
          message: `There is no ${what} "${mention.name}".`,
          fix,
        },
      ];
    };
  const early = ({ name, line, column }: Mention): Problem[] => {
    const entry = entries.get(name);
    if (!entry || order.indexOf(entry.lesson) <= order.indexOf(lesson.id)) return [];
    return [
      {
        file: lesson.file,
        line,
        column,
        message: `The term "${name}" is explained only in lesson ${entry.lesson}.`,
        fix: `Explain it here and set lesson: "${lesson.id}" in content/glossary.yaml, or use another word.`,
      },
    ];
  };
  return [
    ...body.terms.flatMap(unknown("term", [...entries.keys()], "content/glossary.yaml")),
    ...body.terms.flatMap(early),
    ...body.figures.flatMap(unknown("figure", whole.figures, "content/figures/index.ts")),
    ...body.timelines.flatMap(unknown("timeline", Object.keys(whole.course.timelines), "content/timelines/")),
  ];
}

/** A lesson's front matter and its misconceptions name errata that exist and are mapped to it. */
function errataOfLesson({ lesson }: ReadLesson, { course }: Whole): Problem[] {
  const known = new Map(course.errata.map((erratum) => [erratum.id, erratum]));
  const named = [...lesson.errata, ...lesson.misconceptions.flatMap((one) => one.errata)];
  return [...new Set(named)].flatMap((id) => {
    const erratum = known.get(id);
    if (!erratum) {
      const near = nearest(id, known.keys());
      return [
        firstLine(
          lesson.file,
          `There is no erratum ${id}.`,
          near ? `Type ${near}.` : "Add it to content/errata.yaml.",
        ),
      ];
    }
    if (erratum.lessons.includes(lesson.id)) return [];
    return [
      firstLine(
        lesson.file,
        `Erratum ${id} is not mapped to lesson ${lesson.id}.`,
        `Add "${lesson.id}" to its lessons in content/errata.yaml, or drop it here.`,
      ),
    ];
  });
}

function glossaryProblems({ course }: Whole, order: string[]): Problem[] {
  const file = "content/glossary.yaml";
  const seen = new Set<string>();
  return course.glossary.flatMap(({ id, lesson }) => {
    const twice = seen.has(id);
    seen.add(id);
    if (twice) return [firstLine(file, `The term ${id} is there twice.`, "Keep one of them.")];
    if (order.includes(lesson)) return [];
    return [
      firstLine(
        file,
        `The term ${id} names lesson ${lesson}, which the course does not have.`,
        "Name a lesson of content/course.yaml.",
      ),
    ];
  });
}

function errataProblems({ course, lessons }: Whole, order: string[]): Problem[] {
  const file = "content/errata.yaml";
  return course.errata.flatMap((erratum) => {
    const found: Problem[] = [];
    if (erratum.lessons.length === 0 && erratum.outside === undefined) {
      found.push(
        firstLine(
          file,
          `Erratum ${erratum.id} has neither a lesson nor a reason outside.`,
          'Type lessons: ["1.2"] or outside: "why".',
        ),
      );
    }
    for (const id of erratum.lessons.filter((one) => !order.includes(one))) {
      found.push(
        firstLine(
          file,
          `Erratum ${erratum.id} names lesson ${id}, which the course does not have.`,
          "Name a lesson of content/course.yaml.",
        ),
      );
    }
    for (const { lesson } of lessons.filter((one) => erratum.lessons.includes(one.lesson.id))) {
      if (lesson.errata.includes(erratum.id)) continue;
      found.push(
        firstLine(
          lesson.file,
          `Erratum ${erratum.id} is mapped to this lesson, whose front matter does not name it.`,
          `Add ${erratum.id} to errata:, and teach it.`,
        ),
      );
    }
    return found;
  });
}
