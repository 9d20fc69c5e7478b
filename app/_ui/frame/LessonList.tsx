import type { ReactNode } from "react";
import { LessonMark } from "@/app/_browser/progress/LessonMark";
import type { Lesson, Module } from "@/content/course";

/** The lessons of a module; the current one unfolds into its table of contents. */
export function LessonList(props: { module: Module; current: Lesson; after: Module | undefined }): ReactNode {
  const { module, current, after } = props;
  return (
    // Takes the focus when the button above opens it on a narrow screen.
    <nav className="side" id="contents" tabIndex={-1} aria-label={`Lessons of module ${module.number}`}>
      <p className="side-mod">
        <span>Module {module.number}</span>
        <a href={`/${module.slug}`}>{module.title}</a>
      </p>
      <ol>
        {module.lessons.map((lesson) => (
          <li key={lesson.id} className={lesson === current ? "cur" : undefined}>
            <span className="row">
              <a
                href={`/${module.slug}/${lesson.slug}`}
                aria-current={lesson === current ? "page" : undefined}
              >
                <span className="no">{lesson.id}</span>
                <span>{lesson.title}</span>
              </a>
              <LessonMark lesson={lesson.id} />
            </span>
            {lesson === current ? <Contents lesson={lesson} /> : null}
          </li>
        ))}
        {module.planned.map(({ id, title }) => (
          <li key={id} className="coming">
            <span className="no">{id}</span>
            <span>{title}, coming</span>
          </li>
        ))}
      </ol>
      {after ? (
        <p className="side-next">
          <a href={`/${after.slug}`}>
            Module {after.number}, {after.title}{" "}
            <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 8h10M9 4l4 4-4 4" />
            </svg>
          </a>
        </p>
      ) : null}
    </nav>
  );
}

function Contents({ lesson }: { lesson: Lesson }): ReactNode {
  const headings = lesson.headings.filter((heading) => heading.depth === 2);
  return headings.length === 0 ? null : (
    <ol className="toc" aria-label="On this page">
      {headings.map(({ id, text }) => (
        <li key={id}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
}
