import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Continue } from "@/app/_browser/progress/Continue";
import { LessonMark } from "@/app/_browser/progress/LessonMark";
import { getCourse } from "@/app/_server/course";
import { getLoose } from "@/app/_server/exercises";
import { Canonical } from "@/app/_ui/frame/Canonical";
import type { Module } from "@/content/course";

interface Props {
  params: Promise<{ module: string }>;
}

/** An address that no module has is answered by the page for unknown addresses. */
export const dynamicParams = false;

/** The address of every module. */
export async function generateStaticParams(): Promise<{ module: string }[]> {
  const { modules } = await getCourse();
  return modules.map(({ slug }) => ({ module: slug }));
}

/** What a module says of itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number, title, summary } = await moduleAt(params);
  return { title: `${number} ${title}`, description: summary };
}

/** A module: what it is about, and its lessons with what each gives. */
export default async function ModulePage({ params }: Props): Promise<ReactNode> {
  const [module, loose] = await Promise.all([moduleAt(params), getLoose()]);
  const beside = loose.filter(({ moduleSlug }) => moduleSlug === module.slug);
  const { number, slug, title, summary, lessons, planned } = module;
  return (
    <main id="main" className="narrow">
      <Canonical path={`/${slug}`} />
      <p className="crumb">
        <a href="/">Course</a>
        <span>Module {number}</span>
      </p>
      <h1>{title}</h1>
      <p className="serif lead">{summary}</p>
      <p className="meta">{extent(module)}</p>
      <Continue
        lessons={lessons.map((one) => ({ id: one.id, title: one.title, address: `/${slug}/${one.slug}` }))}
      />
      <ol className="outline">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <span className="no">{lesson.id}</span>
            <div>
              <h2>
                <a href={`/${slug}/${lesson.slug}`}>{lesson.title}</a>
              </h2>
              <p>{lesson.summary}</p>
              <p className="meta">
                {lesson.minutes} minutes{" "}
                <LessonMark lesson={lesson.id} exercises={lesson.exercises.map(({ id }) => id)} />
              </p>
            </div>
          </li>
        ))}
        {planned.map((one) => (
          <li key={one.id} className="coming">
            <span className="no">{one.id}</span>
            <div>
              <h2>{one.title}</h2>
              <p className="meta">coming</p>
            </div>
          </li>
        ))}
      </ol>
      {beside.length > 0 ? (
        <section aria-labelledby="beside">
          <h2 id="beside">Beside the lessons</h2>
          <ul>
            {beside.map(({ id, title: name }) => (
              <li key={id}>
                <a href={`/exercises/${id}`}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </main>
  );
}

function extent({ lessons, planned }: Module): string {
  if (lessons.length === 0) return `${planned.length} lessons, none written yet.`;
  const hours = Math.max(1, Math.round(lessons.reduce((sum, lesson) => sum + lesson.minutes, 0) / 60));
  const count = `${lessons.length} ${lessons.length === 1 ? "lesson" : "lessons"}`;
  const more = planned.length > 0 ? `, ${planned.length} more to come` : "";
  return `${count}${more}. About ${hours} ${hours === 1 ? "hour" : "hours"}.`;
}

async function moduleAt(params: Props["params"]): Promise<Module> {
  const [{ module: slug }, { modules }] = await Promise.all([params, getCourse()]);
  return modules.find((module) => module.slug === slug) ?? notFound();
}
