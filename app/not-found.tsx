import type { Metadata } from "next";
import type { ReactNode } from "react";
import { NearestPage } from "./_browser/frame/NearestPage";
import type { KnownPage } from "./_browser/frame/nearest-page";
import { getCourse } from "./_server/course";

/** What the page for unknown addresses says of itself. */
export const metadata: Metadata = { title: "No such page" };

/** An address that no page has: offers the nearest. */
export default async function NotFound(): Promise<ReactNode> {
  const { modules } = await getCourse();
  const pages: KnownPage[] = [
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
  return (
    <main id="main" className="narrow">
      <h1>No page has this address</h1>
      <NearestPage pages={pages} />
    </main>
  );
}
