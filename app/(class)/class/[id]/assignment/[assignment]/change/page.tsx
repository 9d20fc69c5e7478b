import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { readDraft } from "@/app/_register/classes/assignment";
import { askableModules } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { assignmentFields, typedOf } from "@/app/_server/read-assignment";
import { saidHere } from "@/app/_server/said";
import { AssignmentForm } from "@/app/_ui/class/AssignmentForm";
import { FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Change an assignment", robots: { index: false } };

/** Where an instructor changes an assignment or takes it back. */
export default async function ChangeAssignmentPage(props: {
  params: Promise<{ id: string; assignment: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id, assignment } = await props.params;
  const here = `/class/${id}/assignment/${assignment}`;
  const { opened, timeZone } = await classPage(id, `${here}/change`, "assignment.write");
  const draft = await readDraft(opened.db, id, assignment);
  if (!draft) notFound();
  const said = await saidHere((await props.searchParams)["said"]);
  const standing = typedOf(draft, timeZone);
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={here}>{draft.title}</a>
      </p>
      <h1>Change it</h1>
      <p className="serif">
        Grades follow what stands here. An exercise that is asked no more keeps its attempts, and they count
        again when it is asked again.
      </p>
      <FormNotice said={said} fields={[...assignmentFields]} />
      <AssignmentForm
        action={`/api/classes/${id}/assignments/${assignment}`}
        modules={await askableModules()}
        timeZone={timeZone}
        said={{ detail: "", ...said, typed: { ...standing, ...said?.typed } }}
        button="Change it"
      />
      <h2>Take it back</h2>
      <p className="serif">
        Learners see it no more and its points count no more. What they handed in stays.
      </p>
      <form method="post" action={`/api/classes/${id}/assignments/${assignment}/withdraw`}>
        <p>
          <button type="submit" className="b">
            Take it back
          </button>
        </p>
      </form>
    </main>
  );
}
