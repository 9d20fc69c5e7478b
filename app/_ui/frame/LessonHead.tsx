import type { ReactNode } from "react";
import type { Lesson, Module } from "@/content/course";
import { day } from "./day";
import { versionWords } from "./version-words";

/** Where a lesson stands, its title, what it gives, and what it takes. */
export function LessonHead(props: { module: Module; lesson: Lesson; requires: Lesson[] }): ReactNode {
  const { module, lesson, requires } = props;
  return (
    <>
      <p className="crumb">
        <a href={`/${module.slug}`}>{module.title}</a>
        <span>{`Lesson ${lesson.id}`}</span>
      </p>
      <h1>{lesson.title}</h1>
      <p className="lead">{lesson.summary}</p>
      <p className="facts">
        {`${lesson.minutes} minutes. `}
        {requires.length > 0 ? (
          <>
            Before this:{" "}
            {requires.map(({ id, title, moduleSlug, slug }, index) => (
              <span key={id}>
                {index > 0 ? ", " : ""}
                <a href={`/${moduleSlug}/${slug}`}>
                  {id} {title}
                </a>
              </span>
            ))}
            .{" "}
          </>
        ) : null}
        {`Checked on ${day(lesson.checked)} with ${versionWords(lesson.version)}.`}
      </p>
    </>
  );
}
