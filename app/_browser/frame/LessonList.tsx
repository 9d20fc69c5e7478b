"use client";

import type { ReactNode } from "react";
import { LessonMark } from "../progress/LessonMark";

/** What the list needs of a module, and no more: it travels in every lesson. */
export interface LessonListProps {
  number: number;
  title: string;
  /** `/01-reading-a-database` */
  address: string;
  lessons: { id: string; title: string; slug: string; exercises: string[] }[];
  planned: { id: string; title: string }[];
  /** Id of the lesson on this page. */
  current: string;
  /** Its headings: anchor and text. */
  headings: [id: string, text: string][];
  /** The module after this one. */
  after?: { address: string; name: string };
}

/** The lessons of a module; the current one unfolds into its table of contents. */
export function LessonList(props: LessonListProps): ReactNode {
  const { number, title, address, lessons, planned, current, headings, after } = props;
  return (
    // Takes the focus when the button above opens it on a narrow screen.
    <nav className="side" id="contents" tabIndex={-1} aria-label={`Lessons of module ${number}`}>
      <p className="side-mod">
        <span>{`Module ${number}`}</span>
        <a href={address}>{title}</a>
      </p>
      <ol>
        {lessons.map((lesson) => (
          <li key={lesson.id} className={lesson.id === current ? "cur" : undefined}>
            <span className="row">
              <a href={`${address}/${lesson.slug}`} aria-current={lesson.id === current ? "page" : undefined}>
                <span className="no">{lesson.id}</span>
                <span>{lesson.title}</span>
              </a>
              <LessonMark lesson={lesson.id} exercises={lesson.exercises} />
            </span>
            {lesson.id === current && headings.length > 0 ? <Contents headings={headings} /> : null}
          </li>
        ))}
        {planned.map((lesson) => (
          <li key={lesson.id} className="coming">
            <span className="no">{lesson.id}</span>
            <span>{`${lesson.title}, coming`}</span>
          </li>
        ))}
      </ol>
      {after ? (
        <p className="side-next">
          <a href={after.address}>
            {`${after.name} `}
            <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M3 8h10M9 4l4 4-4 4" />
            </svg>
          </a>
        </p>
      ) : null}
    </nav>
  );
}

function Contents({ headings }: Pick<LessonListProps, "headings">): ReactNode {
  return (
    <ol className="toc" aria-label="On this page">
      {headings.map(([id, text]) => (
        <li key={id}>
          <a href={`#${id}`}>{text}</a>
        </li>
      ))}
    </ol>
  );
}
