import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { ExerciseSlot } from "@/app/_browser/exercise/ExerciseSlot";
import { getCourse, getPageSources } from "@/app/_server/course";
import { getLoose, type LooseExercise } from "@/app/_server/exercises";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { keepMarkup } from "@/app/_ui/lesson/kept-store";

interface Props {
  params: Promise<{ id: string }>;
}

/** An address that no exercise has is answered by the page for unknown addresses. */
export const dynamicParams = false;

/** The address of every exercise that no lesson asks. The others stand in their lessons. */
export async function generateStaticParams(): Promise<{ id: string }[]> {
  return (await getLoose()).map(({ id }) => ({ id }));
}

/** What an exercise says of itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title } = await exerciseAt(params);
  return { title, description: `An exercise of the course: ${title}.` };
}

/** An exercise on a page of its own. */
export default async function ExercisePage({ params }: Props): Promise<ReactNode> {
  const [{ id, title, dataset, moduleSlug, html }, { modules }, sources] = await Promise.all([
    exerciseAt(params),
    getCourse(),
    getPageSources(),
  ]);
  const source = sources.get(dataset);
  const module = modules.find(({ slug }) => slug === moduleSlug);
  keepMarkup(`exercise-${id}`, html);
  return (
    <main id="main" className="narrow prose" data-dataset={source?.dataset} data-engine={source?.engine}>
      <Canonical path={`/exercises/${id}`} />
      <p className="crumb">
        {module ? <a href={`/${module.slug}`}>{module.title}</a> : <a href="/">Course</a>}
        <span>{title}</span>
      </p>
      <h1>Beside the lessons</h1>
      <p className="lead">An exercise that no lesson asks. It is judged like the others.</p>
      <h2 className="vh">The exercise</h2>
      <ExerciseSlot id={id} />
    </main>
  );
}

async function exerciseAt(params: Props["params"]): Promise<LooseExercise> {
  const [{ id }, loose] = await Promise.all([params, getLoose()]);
  return loose.find((one) => one.id === id) ?? notFound();
}
