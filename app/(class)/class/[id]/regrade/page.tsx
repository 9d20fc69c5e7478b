import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type Regradable, type Regrade, regradable, regradesOf } from "@/app/_register/regrade/read-regrade";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { getCatalog } from "@/app/_server/exercises";
import { saidHere } from "@/app/_server/said";
import { regradeState } from "@/app/_ui/class/regrade-words";
import { deadlineText } from "@/app/_ui/class/times";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Grade again", robots: { index: false } };

/** Every regrade of a class, and the form that starts one. */
export default async function RegradesPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const { opened, name, timeZone, archived } = await classPage(id, `/class/${id}/regrade`, "regrade.run");
  const catalog = await getCatalog();
  const versionNow = async (exercise: string): Promise<string | undefined> => {
    const key = catalog.get(exercise);
    return key && (await opened.versions.exercise(key));
  };
  const [answered, regrades] = await Promise.all([
    regradable(opened.db, id, versionNow),
    regradesOf(opened.db, id),
  ]);
  const titles = new Map((await askableExercises()).map((one) => [one.id, `${one.number} ${one.title}`]));
  const titleOf = (exercise: string): string => titles.get(exercise) ?? exercise;
  const said = await saidHere((await props.searchParams)["said"]);
  return (
    <main id="main" className="sheet">
      <div className="sh">
        <p className="meta">
          <a href={`/class/${id}`}>{name}</a>
        </p>
        <h1>Grade again</h1>
        <p className="lede">
          When an exercise was corrected, all its answers are graded anew. You see whose grade would change,
          and nothing changes before you say so.
        </p>
      </div>
      <FormNotice said={said} fields={["exerciseId", "reason"]} />
      {archived ? null : <Start classId={id} {...{ answered, titleOf, said }} />}
      <section>
        <div className="bar-h">
          <h2>So far</h2>
          <p className="meta">Times in {timeZone}.</p>
        </div>
        {regrades.length === 0 ? (
          <p>Nothing has been graded again.</p>
        ) : (
          <ul className="account-rows">
            {regrades.map((one) => (
              <Row
                key={one.id}
                classId={id}
                regrade={one}
                title={titleOf(one.exerciseId)}
                timeZone={timeZone}
              />
            ))}
          </ul>
        )}
      </section>
    </main>
  );
}

function Start(props: {
  classId: string;
  answered: Regradable[];
  titleOf: (exercise: string) => string;
  said: Saying | undefined;
}): ReactNode {
  const { classId, answered, titleOf, said } = props;
  if (answered.length === 0) return <p>The class has handed in nothing yet that counts.</p>;
  return (
    <form method="post" action={`/api/classes/${classId}/regrades`} className="account-form">
      <p className="account-field">
        <label htmlFor="exerciseId">Exercise</label>
        <select id="exerciseId" name="exerciseId" defaultValue={said?.typed?.["exerciseId"] ?? ""}>
          {answered.map(({ exerciseId, answers, older }) => (
            <option key={exerciseId} value={exerciseId}>
              {titleOf(exerciseId)}: {answers === 1 ? "1 answer" : `${answers} answers`}
              {older === 0 ? "" : `, ${older} graded before it changed`}
            </option>
          ))}
        </select>
      </p>
      <FormField name="reason" label="Why" hint="It stands in the log of the class." said={said} />
      <p>
        <button type="submit" className="b go">
          Grade again
        </button>
      </p>
    </form>
  );
}

const Row = (props: { classId: string; regrade: Regrade; title: string; timeZone: string }): ReactNode => {
  const { classId, regrade, title, timeZone } = props;
  return (
    <li>
      <span>
        <a href={`/class/${classId}/regrade/${regrade.id}`}>
          <b>{title}</b>
        </a>
        <br />
        <span className="meta">
          {regradeState(regrade)} Asked for by {regrade.requestedBy ?? "somebody"},{" "}
          {deadlineText(regrade.requestedAt, timeZone)}.
        </span>
      </span>
    </li>
  );
};
