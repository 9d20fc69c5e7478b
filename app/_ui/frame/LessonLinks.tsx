import type { ReactNode } from "react";
import type { Lesson } from "@/content/course";

/** Lessons by number and title, in one sentence. */
export function LessonLinks({ lessons }: { lessons: Lesson[] }): ReactNode {
  return lessons.map(({ id, title, moduleSlug, slug }, index) => (
    <span key={id}>
      {index > 0 ? ", " : ""}
      <a href={`/${moduleSlug}/${slug}`}>
        {id} {title}
      </a>
    </span>
  ));
}
