import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { stateAt } from "@/app/_register/classes/deadline";
import { type StudentAssignment, studentAssignments } from "@/app/_register/classes/student-view";
import { type ClassPage, classPage } from "@/app/_server/class-page";
import { asLearner, AsLearner, isAsLearner } from "@/app/_ui/class/AsLearner";
import { AssignmentTable } from "@/app/_ui/class/AssignmentTable";
import { deadlineText, distanceText } from "@/app/_ui/class/times";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Class", robots: { index: false } };

/** A class: what is due next in one sentence, then its assignments as whoever opens it stands to them. */
export default async function ClassHome(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const page = await classPage(id, `/class/${id}`, "class.read");
  const { opened, actor, role, name, timeZone, now } = page;
  const found = await studentAssignments(opened.db, id, actor.personId);
  const all = found.map((one) => ({ ...one, state: stateAt(now, one.deadlines) }));
  const preview = role === "instructor" && isAsLearner(await props.searchParams);
  const teaches = role === "instructor" && !preview;
  // What is not open yet is a plan of the instructor's.
  const shown = teaches ? all : all.filter(({ state }) => state !== "not-open");
  return (
    <main id="main" className="sheet">
      {preview ? <AsLearner back={`/class/${id}`} /> : null}
      <div className="sh">
        <p className="meta">Class</p>
        <h1>{name}</h1>
        <p className="lede">{teaches ? <ForInstructor page={page} /> : nextSentence(shown, timeZone, now)}</p>
      </div>
      <section>
        <div className="bar-h">
          <h2>Assignments</h2>
          <p className="meta">Times in {timeZone}.</p>
          {teaches ? (
            <>
              <a href={`/class/${id}/people`}>People</a>
              <a href={`/class/${id}/gradebook`}>Gradebook</a>
              <a href={`/class/${id}/regrade`}>Grade again</a>
              <a href={`/class/${id}/similarity`}>Similar answers</a>
              <a href={`/class/${id}/log`}>Log</a>
              {page.archived ? null : (
                <a className="b go small" href={`/class/${id}/new-assignment`}>
                  New assignment
                </a>
              )}
            </>
          ) : null}
        </div>
        {shown.length === 0 ? (
          <p>
            {teaches
              ? "Nothing is assigned yet."
              : "Nothing is assigned yet. What is will stand here with its deadline."}
          </p>
        ) : (
          <AssignmentTable classId={id} assignments={shown} timeZone={timeZone} preview={preview} />
        )}
      </section>
    </main>
  );
}

const ForInstructor = ({ page: { classId, joinCode, archived } }: { page: ClassPage }): ReactNode =>
  archived ? (
    "This class is put away: nobody joins, nothing is handed in."
  ) : (
    <>
      Learners join with the code <b>{joinCode}</b>.{" "}
      <a href={`/class/${classId}${asLearner}`}>See the class as a learner</a>
    </>
  );

/** `Next: Joins closes Sat 28 Nov, 23:59, in 8 days. You have 8 of 18 points.` */
function nextSentence(assignments: StudentAssignment[], timeZone: string, now: Date): string {
  const next = assignments.find(({ deadlines: { dueAt } }) => dueAt !== null && dueAt >= now);
  if (!next?.deadlines.dueAt) return "Nothing is due.";
  const { title, deadlines, points, of } = next;
  const due = next.deadlines.dueAt;
  const verb = deadlines.late.length > 0 ? "is due" : "closes";
  return `Next: ${title} ${verb} ${deadlineText(due, timeZone)}, ${distanceText(due, now)}. You have ${points} of ${of} points.`;
}
