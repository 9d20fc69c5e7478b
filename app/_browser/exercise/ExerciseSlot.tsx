"use client";

import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from "react";
import { keptMarkup } from "@/app/_ui/lesson/kept-store";
import { lazyPart } from "@/app/_ui/result/lazy-part";

const ExerciseTools = lazyPart(() => import("./ExerciseTools"));

/**
 * An exercise at its place in a lesson. Task and rules stand in the HTML and can be read without scripts; the instruments come
 * when the page has nothing else to do, or the exercise is near.
 */
export function ExerciseSlot({ id }: { id: string }): ReactNode {
  const root = useRef<HTMLElement>(null);
  // A block of the lesson may have the same name.
  const place = `exercise-${id}`;
  const [html] = useState(() => keptMarkup(place, `[id="${place}"]`));
  const wanted = useWanted(root);
  useEffect(() => {
    // It is not there only when a page was entered without being loaded: then it is loaded.
    if (html === "") location.reload();
  }, [html]);
  // Made by the build from the exercise's own text.
  const inside = { dangerouslySetInnerHTML: { __html: html } };
  return (
    <>
      <section
        ref={root}
        id={place}
        className="ex wide"
        aria-labelledby={`${place}-title`}
        suppressHydrationWarning
        {...inside}
      />
      {wanted ? (
        <Suspense>
          <ExerciseTools id={id} root={root} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Milliseconds after which a page that never rests gets its instruments all the same. */
const patience = 2_000;

/** True once the element is within a screen of what is seen, or the page rests. */
function useWanted(root: RefObject<Element | null>): boolean {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const want = (): void => setWanted(true);
    const near = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && want(), {
      rootMargin: "100%",
    });
    if (root.current) near.observe(root.current);
    // Safari has no idle callback.
    const idle =
      "requestIdleCallback" in window ? requestIdleCallback(want, { timeout: patience }) : undefined;
    const timer = idle === undefined ? setTimeout(want, patience) : undefined;
    return () => {
      near.disconnect();
      if (idle !== undefined) cancelIdleCallback(idle);
      clearTimeout(timer);
    };
  }, [root]);
  return wanted;
}
