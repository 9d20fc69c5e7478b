import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { LiveBoard } from "@/app/_browser/class/LiveBoard";
import { boardOf, boardSize } from "@/app/_register/insight/board";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { Pager, readFrom } from "@/app/_ui/class/Pager";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Board", robots: { index: false } };

/** An assignment while it goes on: who is working, stuck and done. */
export default async function BoardPage(props: {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id, assignment } = await props.params;
  const here = `/class/${id}/assignment/${assignment}`;
  const { opened, timeZone } = await classPage(id, `${here}/board`, "gradebook.read");
  const from = readFrom((await props.searchParams)["from"]);
  const board = await boardOf(opened.db, id, assignment, { from, size: boardSize });
  if (!board) notFound();
  const asked = new Set(board.columns.map(({ exerciseId }) => exerciseId));
  const names = Object.fromEntries(
    (await askableExercises())
      .filter((one) => asked.has(one.id))
      .map(({ id: exerciseId, number, title }) => [exerciseId, { number, title }]),
  );
  const { rows, learnersInAll } = board;
  return (
    <main id="main" className="sheet full">
      <div className="sh">
        <p className="meta">
          <a href={here}>{board.title}</a>
        </p>
        <h1>Board</h1>
        <p className="lede">
          Stuck is three wrong answers or more and none right; working, an answer in the last 15 minutes. A
          word leads to the newest answer; the small number is how many came.
        </p>
      </div>
      {learnersInAll === 0 ? (
        <p>Nobody has joined yet. The code stands on the page of the class.</p>
      ) : (
        <LiveBoard classId={id} assignmentId={assignment} {...{ from, names, timeZone }} first={board} />
      )}
      <Pager
        of="Learners"
        shown={rows.length}
        inAll={learnersInAll}
        from={from}
        size={boardSize}
        at={(start) => `${here}/board?from=${start}`}
      />
    </main>
  );
}
