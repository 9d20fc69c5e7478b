"use client";

import { type ReactNode, useEffect, useState } from "react";
import { fetchKey } from "@/app/_browser/exercise/fetch-key";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import { type Due, dueList } from "./due";
import { useProgress } from "./log";

/** An exercise of the course, as a list needs it. */
export interface ReviewExercise {
  id: string;
  title: string;
  number: string;
  /** Page and place. */
  address: string;
}

/** What went wrong before and comes up again: now, and later. */
export function ReviewList({ exercises }: { exercises: ReviewExercise[] }): ReactNode {
  const { events } = useProgress();
  const [now, setNow] = useState<number>();
  // The server does not know what time it is for the reader.
  useEffect(() => setNow(Date.now()), [events]);
  if (now === undefined) return <p>What comes up again stands in this browser. One moment.</p>;
  const known = new Map(exercises.map((exercise) => [exercise.id, exercise]));
  const all = dueList(events).flatMap((due) => {
    const exercise = known.get(due.exercise.replace(/--2$/, ""));
    return exercise ? [{ due, exercise }] : [];
  });
  const [due, later] = [
    all.filter((one) => Date.parse(one.due.due) <= now),
    all.filter((one) => Date.parse(one.due.due) > now),
  ];
  if (all.length === 0) {
    return (
      <p>
        Nothing yet. An exercise that you got wrong comes up here again: soon at first, then after longer and
        longer pauses.
      </p>
    );
  }
  return (
    <>
      <h2 id="now">Now</h2>
      {due.length === 0 ? <p>Nothing is due. The next one comes {whenOf(later[0]?.due.due)}.</p> : null}
      <ol className="review">
        {due.map((one) => (
          <Entry key={one.due.exercise} {...one} />
        ))}
      </ol>
      {later.length > 0 ? (
        <>
          <h2 id="later">Later</h2>
          <ol className="review">
            {later.map((one) => (
              <Entry key={one.due.exercise} {...one} later />
            ))}
          </ol>
        </>
      ) : null}
    </>
  );
}

function Entry(props: { due: Due; exercise: ReviewExercise; later?: boolean }): ReactNode {
  const { due, exercise, later } = props;
  const says = useSentence(due);
  return (
    <li>
      <p>
        <a href={exercise.address}>
          {exercise.number} {exercise.title}
        </a>
        {later ? <span className="meta"> {whenOf(due.due)}</span> : null}
      </p>
      {says === undefined ? null : (
        <p className="meta">
          Last time: <InlineCode text={says} />
        </p>
      )}
    </li>
  );
}

/** The sentence of the misconception that was recognised; undefined until it is there, or without one. */
function useSentence({ exercise, misconception }: Due): string | undefined {
  const [says, setSays] = useState<string>();
  useEffect(() => {
    if (misconception === undefined) return;
    fetchKey(exercise).then(
      (key) => setSays(key.kind === "quiz" ? undefined : key.exercise.misconceptions[misconception]?.says),
      () => setSays(undefined),
    );
  }, [exercise, misconception]);
  return says;
}

const whenOf = (at: string | undefined): string =>
  at === undefined
    ? ""
    : new Date(at).toLocaleString("en-GB", {
        weekday: "short",
        day: "numeric",
        month: "short",
        hour: "2-digit",
        minute: "2-digit",
      });
