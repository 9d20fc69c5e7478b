import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { stateAt } from "@/app/_register/classes/deadline";
import { type StudentExercise, studentAssignments } from "@/app/_register/classes/student-view";
import { askableExercises, type PlacedExercise } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { saidHere } from "@/app/_server/said";
import { asLearner, AsLearner, isAsLearner } from "@/app/_ui/class/AsLearner";
import { AttemptRows } from "@/app/_ui/class/AttemptRows";
import { extensionFields } from "@/app/_ui/class/extension-fields";
import { ExtensionForm } from "@/app/_ui/class/ExtensionForm";
import { deadlineText } from "@/app/_ui/class/times";
import { FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Assignment", robots: { index: false } };

/** An assignment: each exercise with the grade that counts and why, and every attempt. */
export default async function AssignmentPage(props: {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id, assignment } = await props.params;
  const page = await classPage(id, `/class/${id}/assignment/${assignment}`, "assignment.read");
  const { opened, actor, role, name, timeZone, now } = page;
  const found = (await studentAssignments(opened.db, id, actor.personId)).find(
    (one) => one.id === assignment,
  );
  const state = found && stateAt(now, found.deadlines);
  if (!found || (role === "learner" && state === "not-open")) notFound();
  const search = await props.searchParams;
  const preview = role === "instructor" && isAsLearner(search);
  const teaches = role === "instructor" && !preview;
  const places = new Map((await askableExercises()).map((one) => [one.id, one]));
  const said = await saidHere(search["said"]);
  return (
    <main id="main" className="sheet">
      {preview ? <AsLearner back={`/class/${id}/assignment/${assignment}`} /> : null}
      <div className="sh">
        <p className="meta">
          <a href={`/class/${id}${preview ? asLearner : ""}`}>{name}</a>
        </p>
        <h1>{found.title}</h1>
        <p className="lede">
          {found.deadlines.dueAt
            ? `Due ${deadlineText(found.deadlines.dueAt, timeZone)} (${timeZone}). `
            : "Without a due date. "}
          {found.points} of {found.of} points.
        </p>
      </div>
      {teaches ? (
        <p className="meta">
          <a href={`/class/${id}/assignment/${assignment}/board`}>Who is working, stuck and done</a>{" "}
          <a href={`/class/${id}/assignment/${assignment}/change`}>Change it or take it back</a>
        </p>
      ) : null}
      <FormNotice said={said} fields={[...extensionFields]} />
      <section>
        <ul className="exercises-of">
          {found.exercises.map((one) => (
            <Exercise
              key={one.exerciseId}
              classId={id}
              exercise={one}
              place={places.get(one.exerciseId)}
              limit={found.attemptLimit}
              timeZone={timeZone}
            />
          ))}
        </ul>
      </section>
      {teaches ? (
        <ExtensionForm classId={id} assignmentId={assignment} timeZone={timeZone} said={said} />
      ) : null}
    </main>
  );
}

function Exercise(props: {
  classId: string;
  exercise: StudentExercise;
  place: PlacedExercise | undefined;
  limit: number | null;
  timeZone: string;
}): ReactNode {
  const { classId, exercise, place, limit, timeZone } = props;
  const { exerciseId, grade, points, attempts } = exercise;
  return (
    <li>
      <div className="bar-h">
        <h2>{place ? <a href={place.address}>{`${place.number} ${place.title}`}</a> : exerciseId}</h2>
        <p className="meta">
          {grade.points} of {points} points. {grade.reason}
          {limit === null ? "" : ` ${Math.max(0, limit - grade.used)} of ${limit} attempts left.`}
          {grade.waiting ? " One answer waits for its verdict." : ""}
        </p>
      </div>
      <AttemptRows classId={classId} attempts={attempts} counted={grade.counted} timeZone={timeZone} />
    </li>
  );
}
