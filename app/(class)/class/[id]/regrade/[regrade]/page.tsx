import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { type AppliedChange, appliedChanges } from "@/app/_register/regrade/decide-regrade";
import { type Regrade, regradeOf } from "@/app/_register/regrade/read-regrade";
import { type RegradeChange, regradeChanges } from "@/app/_register/regrade/regrade-changes";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { saidHere } from "@/app/_server/said";
import { ChangeTable } from "@/app/_ui/class/ChangeTable";
import { regradeState } from "@/app/_ui/class/regrade-words";
import { deadlineText } from "@/app/_ui/class/times";
import { FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Grade again", robots: { index: false } };

/** One regrade: how far it is, whose grade it changes, and the decision. */
export default async function RegradePage(props: {
  params: Promise<{ id: string; regrade: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id, regrade: regradeId } = await props.params;
  const here = `/class/${id}/regrade/${regradeId}`;
  const { opened, timeZone } = await classPage(id, here, "regrade.run");
  const regrade = await regradeOf(opened.db, id, regradeId);
  if (!regrade) notFound();
  const place = (await askableExercises()).find((one) => one.id === regrade.exerciseId);
  const said = await saidHere((await props.searchParams)["said"]);
  const { state, reason, requestedBy, requestedAt, decidedBy, decidedAt } = regrade;
  return (
    <main id="main" className="sheet">
      <div className="sh">
        <p className="meta">
          <a href={`/class/${id}/regrade`}>Grade again</a>
        </p>
        <h1>{place ? `${place.number} ${place.title}` : regrade.exerciseId}</h1>
        <p className="lede">{regradeState(regrade)}</p>
        <p className="meta">
          Asked for by {requestedBy ?? "somebody"}, {deadlineText(requestedAt, timeZone)} ({timeZone}):{" "}
          {reason}
          {decidedAt ? ` Decided by ${decidedBy ?? "somebody"}, ${deadlineText(decidedAt, timeZone)}.` : ""}
        </p>
      </div>
      <FormNotice said={said} fields={[]} />
      {state === "running" ? (
        <Open classId={id} regrade={regrade} changes={await regradeChanges(opened.db, regradeId)} />
      ) : null}
      {state === "applied" ? <Applied changes={await appliedChanges(opened.db, id, regradeId)} /> : null}
    </main>
  );
}

function Open(props: { classId: string; regrade: Regrade; changes: RegradeChange[] }): ReactNode {
  const { classId, regrade, changes } = props;
  const { id, answers, done, dead } = regrade;
  const waiting = answers - done - dead;
  const other = changes.filter(({ before, after }) => before.points !== after.points).length;
  return (
    <section>
      {dead > 0 ? (
        <p>
          {dead === 1 ? "1 answer" : `${dead} answers`} could not be graded on our side and stay as they are.
          An admin can put them back into the queue.
        </p>
      ) : null}
      {waiting > 0 ? (
        <p>
          <a href={`/class/${classId}/regrade/${id}`}>Look again</a>
        </p>
      ) : (
        <p>
          {other === 0
            ? "No grade changes."
            : other === 1
              ? "The grade of 1 learner changes."
              : `${other} grades change.`}
        </p>
      )}
      {changes.length > 0 ? <ChangeTable classId={classId} changes={changes} /> : null}
      <form method="post" action={`/api/classes/${classId}/regrades/${id}`} className="account-form">
        <p className="acts">
          {waiting > 0 ? null : (
            <button type="submit" name="decision" value="apply" className="b go">
              Apply it
            </button>
          )}
          <button type="submit" name="decision" value="discard" className="b">
            Discard it
          </button>
        </p>
      </form>
    </section>
  );
}

function Applied({ changes }: { changes: AppliedChange[] }): ReactNode {
  if (changes.length === 0) return <p>No grade changed.</p>;
  return (
    <section className="wide-table">
      <table className="dense">
        <caption className="vh">Grades that changed</caption>
        <thead>
          <tr>
            <th scope="col">Learner</th>
            <th scope="col">Assignment</th>
            <th scope="col" className="num">
              Before
            </th>
            <th scope="col" className="num">
              After
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ name, assignment, before, after }, i) => (
            <tr key={i}>
              <th scope="row">{name}</th>
              <td>{assignment}</td>
              <td className="num">{before}</td>
              <td className="num">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
