import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { can } from "@/app/_register/people/rights";
import { findPeople, type PersonRow } from "@/app/_register/people/find-people";
import { pageActor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { FormField, FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "People", robots: { index: false } };

/** People and what they may do; admins only. */
export default async function PeoplePage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened, actor } = await pageActor("/people");
  if (opened.mode === "solo" || !can({ siteRole: actor.siteRole }, "people.manage")) notFound();
  const { said: mark, find } = await searchParams;
  const said = await saidHere(mark);
  const wanted = typeof find === "string" ? find.slice(0, 100) : "";
  const { people, more } = await findPeople(opened.db, wanted);
  return (
    <main id="main" className="narrow plain-page">
      <h1>People</h1>
      <FormNotice said={said} fields={[]} />
      <h2>Invite somebody</h2>
      <form method="post" action="/api/people/invites" className="account-form">
        <FormField
          name="email"
          label="E-mail"
          type="email"
          hint="May be left out: then whoever has the link may use it."
          optional
        />
        <Role id="invite-role" label="Role" value="instructor" />
        <p>
          <button type="submit" className="b go">
            Make a link
          </button>
        </p>
      </form>
      <h2>Who is here</h2>
      <form method="get" action="/people" className="account-form">
        <FormField name="find" label="Name or e-mail" value={wanted} optional />
        <p>
          <button type="submit" className="b">
            Find
          </button>
        </p>
      </form>
      <ul className="account-rows">
        {people.map((person) => (
          <Person key={person.id} person={person} />
        ))}
      </ul>
      {people.length === 0 ? <p>Nobody is called so.</p> : null}
      {more ? <p className="meta">Only the first {people.length} are shown. Look for a name.</p> : null}
    </main>
  );
}

const Person = ({ person: { id, name, email, siteRole } }: { person: PersonRow }): ReactNode => (
  <li>
    <span>
      <b>{name}</b>
      <br />
      <span className="meta">{email}</span>
    </span>
    <form method="post" action="/api/people/roles">
      <input type="hidden" name="personId" value={id} />
      <Role id={`role-${id}`} label={`Role of ${name}`} value={siteRole} hidden />
      <button type="submit" className="b" aria-label={`Save the role of ${name}`}>
        Save
      </button>
    </form>
    <form method="post" action="/api/people/password-links">
      <input type="hidden" name="personId" value={id} />
      <button type="submit" className="b" aria-label={`Make a link to a new password for ${name}`}>
        Password link
      </button>
    </form>
  </li>
);

const Role = ({
  id,
  label,
  value,
  hidden = false,
}: {
  id: string;
  label: string;
  value: string;
  hidden?: boolean;
}): ReactNode => (
  <p className="account-field">
    <label htmlFor={id} className={hidden ? "vh" : undefined}>
      {label}
    </label>
    <select id={id} name="role" defaultValue={value}>
      <option value="learner">Learner</option>
      <option value="instructor">Instructor: may make classes</option>
      <option value="admin">Admin</option>
    </select>
  </p>
);
