import { nearest } from "../nearest";
import type { Problem } from "../problem";
import type { ReadLesson } from "./read-lesson";
import type { Whole } from "./whole-course";

/** Links of every lesson: inside the course to a page and an anchor that exist, outside to a listed beginning. */
export function checkLinks(whole: Whole): Problem[] {
  const pages = anchorsByPage(whole);
  return whole.lessons.flatMap((read) =>
    read.body.links.flatMap((link) => {
      const wrong = linkProblem(link.name, read, pages, whole.outside);
      return wrong ? [{ file: read.lesson.file, line: link.line, column: link.column, ...wrong }] : [];
    }),
  );
}

type Wrong = Pick<Problem, "message" | "fix">;

function linkProblem(
  url: string,
  { lesson }: ReadLesson,
  pages: Map<string, Set<string>>,
  outside: string[],
): Wrong | undefined {
  if (url.startsWith("https://")) {
    if (outside.some((beginning) => url.startsWith(beginning))) return undefined;
    return {
      message: `${url} is on no list of outside links.`,
      fix: "Open it, and add its beginning to content/outside-links.yaml.",
    };
  }
  if (!/^[/#]/.test(url)) {
    return { message: `${url} is no address.`, fix: "Type https://…, /module/lesson or #heading." };
  }
  const [path = "", anchor] = url.split("#");
  const page = path === "" ? `/${lesson.moduleSlug}/${lesson.slug}` : path;
  const anchors = pages.get(page);
  if (!anchors) {
    const near = nearest(page, pages.keys());
    return {
      message: `The course has no page ${page}.`,
      fix: near ? `Type ${near}.` : "Type the address of a lesson: /module/lesson.",
    };
  }
  if (anchor === undefined || anchors.has(anchor)) return undefined;
  const near = nearest(anchor, anchors);
  return {
    message: `${page} has no heading #${anchor}.`,
    fix: near ? `Type #${near}.` : `There are: ${[...anchors].join(", ")}.`,
  };
}

function anchorsByPage({ course, lessons }: Whole): Map<string, Set<string>> {
  const pages = new Map<string, Set<string>>([
    ["/", new Set()],
    ["/about", new Set()],
    ["/workbench", new Set()],
    ["/glossary", new Set(course.glossary.map((entry) => entry.id))],
    ["/errata", new Set(course.errata.map((erratum) => erratum.id))],
  ]);
  for (const module of course.modules) pages.set(`/${module.slug}`, new Set());
  for (const { lesson } of lessons) {
    pages.set(`/${lesson.moduleSlug}/${lesson.slug}`, new Set(lesson.headings.map((heading) => heading.id)));
  }
  return pages;
}
