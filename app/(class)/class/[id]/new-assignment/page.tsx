import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { askableModules } from "@/app/_server/askable";
import { classPage } from "@/app/_server/class-page";
import { assignmentFields } from "@/app/_server/read-assignment";
import { saidHere } from "@/app/_server/said";
import { AssignmentForm } from "@/app/_ui/class/AssignmentForm";
import { FormNotice } from "@/app/_ui/people/FormField";

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
      <AssignmentForm
        action={`/api/classes/${id}/assignments`}
        modules={await askableModules()}
        timeZone={timeZone}
        said={said}
        button="Assign it"
      />
    </main>
  );
}
