"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { lessonState } from "./lesson-state";
import { progressLog } from "./log";

/** Stands at the end of a lesson: when it comes into view the lesson is read. Marks the heading in view in the list beside. */
export function ReadToEnd({ lesson }: { lesson: string }): ReactNode {
  const end = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const { current } = end;
    if (!current) return;
    const reached = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      reached.disconnect();
      const log = progressLog();
      if (lessonState(log.getState().events, lesson) !== "read") log.record({ kind: "read", lesson });
    });
    reached.observe(current);
    return () => reached.disconnect();
  }, [lesson]);
  useEffect(followHeadings, []);
  return <span ref={end} aria-hidden="true" />;
}

/** The heading last passed is where the reader is. */
function followHeadings(): () => void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(".toc a")];
  const headings = links.flatMap(
    (link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? [],
  );
  const look = (): void => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).at(-1);
    for (const link of links) {
      if (passed && link.hash === `#${passed.id}`) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let frame = 0;
  const scrolled = (): void => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(look);
  };
  look();
  document.addEventListener("scroll", scrolled, { passive: true });
  return () => document.removeEventListener("scroll", scrolled);
}
