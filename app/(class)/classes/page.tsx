import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { classesOf } from "@/app/_register/classes/class";
import { can } from "@/app/_register/people/rights";
import { pageActor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "My classes", robots: { index: false } };

/** The classes of whoever opens it, and the ways into another one. */
export default async function ClassesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened, actor } = await pageActor("/classes");
  const said = await saidHere((await searchParams)["said"]);
  const classes = await classesOf(opened.db, actor.personId);
  return (
    <main id="main" className="narrow plain-page">
      <h1>My classes</h1>
      <FormNotice said={said} fields={["name", "timeZone"]} />
      {classes.length === 0 ? (
        <p className="serif">
          You are in no class yet.{" "}
          {opened.mode === "class" ? "Your instructor has a code or a link for you." : ""}
        </p>
      ) : (
        <ul className="account-rows">
          {classes.map(({ id, name, role }) => (
            <li key={id}>
              <a href={`/class/${id}`}>{name}</a>
              <span className="meta">{role === "instructor" ? "You teach it" : "You learn in it"}</span>
            </li>
          ))}
        </ul>
      )}
      {opened.mode === "class" ? (
        <p>
          <a href="/join">Join a class by its code</a>
        </p>
      ) : null}
      {can({ siteRole: actor.siteRole }, "class.create") ? <NewClass said={said} /> : null}
    </main>
  );
}

const NewClass = ({ said }: { said: Saying | undefined }): ReactNode => (
  <>
    <h2>Make a class</h2>
    <form method="post" action="/api/classes" className="account-form">
      <FormField name="name" label="Name" hint="Such as: Databases, autumn 2026." said={said} />
      <FormField
        name="timeZone"
        label="Time zone"
        value="UTC"
        hint="Deadlines are typed and shown in it, such as Europe/Berlin."
        said={said}
      />
      <p>
        <button type="submit" className="b go">
          Make the class
        </button>
      </p>
    </form>
  </>
);
