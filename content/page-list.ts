import type { Course } from "./course";

/** A page that an unknown address may have meant. */
export interface KnownPage {
  address: string;
  title: string;
}

/** Where a site keeps its pages' addresses. A file of its own: what stands in the layout is sent with every page. */
export const pageListAddress = "/generated/pages.json";

/** Every page that a reader may look for. */
export function pageList({ modules }: Pick<Course, "modules">): KnownPage[] {
  return [
    ...modules.flatMap(({ number, slug, title, lessons }) => [
      ...lessons.map((lesson) => ({
        address: `/${slug}/${lesson.slug}`,
        title: `${lesson.id} ${lesson.title}`,
      })),
      { address: `/${slug}`, title: `module ${number}, ${title}` },
    ]),
    { address: "/glossary", title: "the glossary" },
    { address: "/workbench", title: "the workbench" },
    { address: "/errata", title: "what every erratum became" },
    { address: "/about", title: "about this course" },
  ];
}
