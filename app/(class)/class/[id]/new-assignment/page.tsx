import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { askableExercises } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { getCourse } from "@/app/_server/course";
import { assignmentFields, moduleField } from "@/app/_server/read-assignment";
import { saidHere } from "@/app/_server/said";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "New assignment", robots: { index: false } };

/** Where an instructor assigns exercises; what was typed stays when something is wrong with it. */
export default async function NewAssignmentPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const { name, timeZone } = await classPage(id, `/class/${id}/new-assignment`, "assignment.write");
  const said = await saidHere((await props.searchParams)["said"]);
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${id}`}>{name}</a>
      </p>
      <h1>New assignment</h1>
      <FormNotice said={said} fields={[...assignmentFields]} />
      <form method="post" action={`/api/classes/${id}/assignments`} className="account-form">
        <FormField name="title" label="Title" said={said} />
        <Modules />
        <FormField
          name="exercises"
          label="Single exercises"
          hint="Their ids, with blanks between them, such as country-unknown. Points are those of the exercise."
          said={said}
          optional
        />
        <Times said={said} timeZone={timeZone} />
        <FormField
          name="attemptLimit"
          label="Attempts allowed"
          hint="Nothing: as many as one likes."
          said={said}
          optional
        />
        <Counts said={said} />
        <p>
          <button type="submit" className="b go">
            Assign it
          </button>
        </p>
      </form>
    </main>
  );
}

async function Modules(): Promise<ReactNode> {
  const [{ modules }, askable] = await Promise.all([getCourse(), askableExercises()]);
  return (
    <fieldset className="choices">
      <legend>Whole modules</legend>
      {modules.map(({ slug, title }) => {
        const count = askable.filter(({ moduleSlug }) => moduleSlug === slug).length;
        return count === 0 ? null : (
          <label key={slug}>
            <input type="checkbox" name={moduleField(slug)} value="yes" /> {title}, {count} exercises
          </label>
        );
      })}
    </fieldset>
  );
}

const Times = ({ said, timeZone }: { said: Saying | undefined; timeZone: string }): ReactNode => (
  <>
    <FormField
      name="opensAt"
      label="Opens"
      type="datetime-local"
      hint={`In ${timeZone}. Nothing: at once.`}
      said={said}
      optional
    />
    <FormField
      name="dueAt"
      label="Due"
      type="datetime-local"
      hint={`In ${timeZone}. Nothing: never.`}
      said={said}
      optional
    />
    <FormField
      name="lateUntil"
      label="Late work until"
      type="datetime-local"
      hint="Nothing: none."
      said={said}
      optional
    />
    <FormField
      name="lateCredit"
      label="Late work earns"
      hint="Per cent of the points."
      value="50"
      said={said}
      optional
    />
  </>
);

const Counts = ({ said }: { said: Saying | undefined }): ReactNode => (
  <p className="account-field">
    <label htmlFor="counts">Which attempt counts</label>
    <select id="counts" name="counts" defaultValue={said?.typed?.["counts"] ?? "best"}>
      <option value="best">The best</option>
      <option value="last">The last</option>
      <option value="average">The average of all</option>
    </select>
  </p>
);
