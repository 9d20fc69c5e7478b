import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ReviewList } from "@/app/_browser/progress/ReviewList";
import { getCourse } from "@/app/_server/course";
import { getPlaced } from "@/app/_server/exercises";
import { Canonical } from "@/app/_ui/frame/Canonical";

export const metadata: Metadata = {
  title: "Review",
  description: "Exercises that you got wrong come up again, soon at first, then after longer pauses.",
};

/** What the reader got wrong, when it is time to try it again. */
export default async function ReviewPage(): Promise<ReactNode> {
  const [{ modules }, placed] = await Promise.all([getCourse(), getPlaced()]);
  const lessons = new Map(modules.flatMap((module) => module.lessons).map((lesson) => [lesson.id, lesson]));
  const exercises = placed.flatMap(({ id, title, number, lesson }) => {
    const place = lessons.get(lesson);
    return place ? [{ id, title, number, address: `/${place.moduleSlug}/${place.slug}#exercise-${id}` }] : [];
  });
  return (
    <main id="main" className="narrow prose">
      <Canonical path="/review" />
      <h1>Review what you got wrong</h1>
      <ReviewList exercises={exercises} />
    </main>
  );
}
