import type { ReactNode } from "react";
import { LessonMark } from "@/app/_browser/progress/LessonMark";
import { ModuleWindows } from "@/app/_browser/progress/ModuleWindows";
import type { Module } from "@/content/course";

/** One module on the path, folded unless it is the one to begin with. */
export function ModuleRow({ module, open }: { module: Module; open: boolean }): ReactNode {
  const { number, slug, title, summary, lessons, planned } = module;
  return (
    <li className="mod">
      <details open={open}>
        <summary>
          <span className="n">{number}</span>
          <div className="what">
            <h3>{title}</h3>
            <span className="say">{summary}</span>
          </div>
          <ModuleWindows
            lessons={lessons.map(({ id, exercises }) => ({ id, exercises: exercises.map((one) => one.id) }))}
            planned={planned.length}
          />
        </summary>
        <ol className="lessons">
          {lessons.map((lesson) => (
            <li key={lesson.id}>
              <a href={`/${slug}/${lesson.slug}`}>
                <span className="no">{lesson.id}</span>
                <span>{lesson.title}</span>
              </a>
              <LessonMark lesson={lesson.id} exercises={lesson.exercises.map(({ id }) => id)} />
            </li>
          ))}
          {planned.map(({ id, title: name }) => (
            <li key={id} className="coming">
              <span className="no">{id}</span>
              <span>{name}, coming</span>
            </li>
          ))}
        </ol>
        <p className="whole">
          <a href={`/${slug}`}>About this module</a>
        </p>
      </details>
    </li>
  );
}
