import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { LessonList } from "@/app/_browser/frame/LessonList";
import { ReadToEnd } from "@/app/_browser/progress/ReadToEnd";
import { findLesson, type FoundLesson, getCourse, getPageSources } from "@/app/_server/course";
import { LessonBody } from "@/app/_server/LessonBody";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { LessonEnd } from "@/app/_ui/frame/LessonEnd";
import { LessonHead } from "@/app/_ui/frame/LessonHead";
import { lessonListProps } from "@/app/_ui/frame/lesson-list-props";

interface Props {
  params: Promise<{ module: string; lesson: string }>;
}

/** An address that no lesson has is answered by the page for unknown addresses. */
export const dynamicParams = false;

/** The address of every lesson. */
export async function generateStaticParams(): Promise<{ module: string; lesson: string }[]> {
  const { modules } = await getCourse();
  return modules.flatMap(({ lessons }) =>
    lessons.map(({ moduleSlug, slug }) => ({ module: moduleSlug, lesson: slug })),
  );
}

/** What a lesson says of itself to search engines and previews. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lesson } = await lessonAt(params);
  const title = `${lesson.id} ${lesson.title}`;
  const image = { url: `/generated/og/${lesson.id}.png`, width: 1200, height: 630, alt: title };
  return {
    title,
    description: lesson.summary,
    openGraph: { title, description: lesson.summary, type: "article", images: [image] },
  };
}

/** One lesson: the list beside it, its text, its sources, the way on. */
export default async function LessonPage({ params }: Props): Promise<ReactNode> {
  const [{ module, lesson, previous, next }, { modules }, sources] = await Promise.all([
    lessonAt(params),
    getCourse(),
    getPageSources(),
  ]);
  const source = sources.get(lesson.dataset);
  const lessons = modules.flatMap((one) => one.lessons);
  const requires = lesson.requires.flatMap((id) => lessons.find((one) => one.id === id) ?? []);
  return (
    <div className="frame">
      <Canonical path={`/${module.slug}/${lesson.slug}`} />
      <LessonList {...lessonListProps(module, lesson, modules[modules.indexOf(module) + 1])} />
      <main id="main" className="prose article" data-dataset={source?.dataset} data-engine={source?.engine}>
        <LessonHead module={module} lesson={lesson} requires={requires} />
        <LessonBody lesson={lesson} />
        <ReadToEnd lesson={lesson.id} />
        <LessonEnd lesson={lesson} previous={previous} next={next} />
      </main>
    </div>
  );
}

async function lessonAt(params: Props["params"]): Promise<FoundLesson> {
  const { module, lesson } = await params;
  return (await findLesson(module, lesson)) ?? notFound();
}
