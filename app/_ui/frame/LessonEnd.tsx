import type { ReactNode } from "react";
import type { Lesson } from "@/content/course";

/** Sources of a lesson and the way on. */
export function LessonEnd(props: {
  lesson: Lesson;
  previous: Lesson | undefined;
  next: Lesson | undefined;
}): ReactNode {
  const { lesson, previous, next } = props;
  return (
    <>
      {lesson.sources.length > 0 ? (
        <section className="sources" aria-labelledby="sources">
          <h2 id="sources">Sources</h2>
          <ul className="plain-list">
            {lesson.sources.map((source) => (
              <li key={source}>
                <a href={source} rel="external noreferrer">
                  {source.replace(/^https:\/\/(www\.)?/, "")}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <nav className="turn" aria-label="Previous and next lesson">
        {previous ? (
          <a href={addressOf(previous)} rel="prev">
            <span className="meta">
              <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M13 8H3M7 4 3 8l4 4" />
              </svg>{" "}
              {previous.id}
            </span>
            {previous.title}
          </a>
        ) : null}
        {next ? (
          <a href={addressOf(next)} rel="next">
            <span className="meta">
              {next.id}{" "}
              <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
                <path d="M3 8h10M9 4l4 4-4 4" />
              </svg>
            </span>
            {next.title}
          </a>
        ) : (
          <a href="/" rel="next">
            <span className="meta">The course</span>
            All modules
          </a>
        )}
      </nav>
    </>
  );
}

const addressOf = ({ moduleSlug, slug }: Lesson): string => `/${moduleSlug}/${slug}`;
