import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Grade } from "@/app/_register/classes/grade";
import { type GradebookColumn, type GradebookRow, gradebookOf } from "@/app/_register/gradebook/gradebook";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { Pager, readFrom } from "@/app/_ui/class/Pager";
import { FormField } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Gradebook", robots: { index: false } };

/** Learners on one page: with 60 exercises they are 3,000 cells. */
const size = 50;

/** The grades of a class: a row for each learner, points and, small, attempts. */
export default async function GradebookPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const { opened, name } = await classPage(id, `/class/${id}/gradebook`, "gradebook.read");
  const { find, from: asked } = await props.searchParams;
  const search = typeof find === "string" ? find.trim().slice(0, 100) : "";
  const from = readFrom(asked);
  const book = await gradebookOf(opened.db, id, { search, from, size });
  const { columns, rows, of, learnersInAll } = book;
  const at = (start: number): string =>
    `/class/${id}/gradebook?${new URLSearchParams({ ...(search === "" ? {} : { find: search }), from: String(start) }).toString()}`;
  const numbers = new Map((await askableExercises()).map((one) => [one.id, one.number]));
  return (
    <main id="main" className="sheet full">
      <div className="sh">
        <p className="meta">
          <a href={`/class/${id}`}>{name}</a>
        </p>
        <h1>Gradebook</h1>
        <p className="lede">
          A cell is points and, small, attempts; a dot is no attempt.{" "}
          <a href={`/api/classes/${id}/gradebook?as=csv`} download>
            Export CSV
          </a>
        </p>
      </div>
      {search !== "" || learnersInAll > size ? <Find search={search} /> : null}
      <Pager of="Learners" shown={rows.length} inAll={learnersInAll} {...{ from, size, at }} />
      {rows.length === 0 ? (
        <p>
          {search === "" && learnersInAll === 0
            ? "Nobody has joined yet. The code stands on the page of the class."
            : "Nobody of this class is here. Look for a part of a name, an address or a number."}
        </p>
      ) : (
        // Many columns scroll sideways, so the box must take the focus.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className="wide-table" aria-label="Grades" tabIndex={0}>
          <table className="dense book">
            <caption className="vh">Points and attempts of each learner in each exercise</caption>
            <thead>
              <tr>
                <th scope="col" rowSpan={2}>
                  Learner
                </th>
                {assignmentsOf(columns).map(({ id: assignment, title, span }) => (
                  <th key={assignment} scope="colgroup" colSpan={span} className="c of-assignment">
                    {title}
                  </th>
                ))}
                <th scope="col" rowSpan={2} className="num">
                  of {of}
                </th>
              </tr>
              <tr>
                {columns.map(({ assignmentId, assignment, exerciseId, points }) => (
                  <th key={`${assignmentId}/${exerciseId}`} scope="col" className="c">
                    <a
                      href={`/class/${id}/exercise/${exerciseId}`}
                      title={`${assignment}: ${exerciseId}, ${points} points`}
                    >
                      {numbers.get(exerciseId) ?? exerciseId}
                    </a>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.personId} classId={id} row={row} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </main>
  );
}

const Find = ({ search }: { search: string }): ReactNode => (
  <form className="find" role="search">
    <FormField name="find" label="Name, e-mail or number" value={search} optional />
    <button type="submit" className="b">
      Find
    </button>
  </form>
);

/** The assignments above their columns. */
function assignmentsOf(columns: GradebookColumn[]): { id: string; title: string; span: number }[] {
  const found = new Map<string, { id: string; title: string; span: number }>();
  for (const { assignmentId: id, assignment: title } of columns)
    found.set(id, { id, title, span: (found.get(id)?.span ?? 0) + 1 });
  return [...found.values()];
}

const Row = ({ classId, row }: { classId: string; row: GradebookRow }): ReactNode => (
  <tr>
    <th scope="row" className="nm">
      {row.name}
    </th>
    {row.grades.map((grade, i) => (
      <Cell key={i} classId={classId} grade={grade} />
    ))}
    <td className="num">{row.total}</td>
  </tr>
);

/** The points lead to the attempt that counts. */
function Cell({ classId, grade }: { classId: string; grade: Grade }): ReactNode {
  const { points, used, waiting, late, reason, counted } = grade;
  if (used === 0 && reason === "No attempt yet.") {
    return (
      <td className="c none">
        {waiting ? (
          "in the queue"
        ) : (
          <>
            <span className="vh">no attempt</span>
            <span aria-hidden="true">·</span>
          </>
        )}
      </td>
    );
  }
  return (
    <td className={points === 0 ? "c zero" : "c"}>
      {counted ? (
        <a href={`/class/${classId}/attempt/${counted}`}>
          <b>{points}</b>
        </a>
      ) : (
        <b>{points}</b>
      )}{" "}
      <small>{used}</small>
      {late ? <em className="late"> late</em> : null}
    </td>
  );
}
