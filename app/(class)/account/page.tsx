import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { type OpenSession, sessionsOf } from "@/app/_register/people/session";
import { pageActor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { MergeProgress } from "@/app/_browser/progress/MergeProgress";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Your account", robots: { index: false } };

const fields = ["name", "current", "password", "confirm"];

/** Name, password, sessions, one's own data. */
export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened, actor } = await pageActor("/account");
  const said = await saidHere((await searchParams)["said"]);
  const solo = opened.mode === "solo";
  const { email } = await opened.db
    .selectFrom("person")
    .select("email")
    .where("id", "=", actor.personId)
    .executeTakeFirstOrThrow();
  return (
    <main id="main" className="narrow plain-page">
      <h1>Your account</h1>
      <p className="serif">
        {solo
          ? "This course runs for you alone: there is no sign-in."
          : `Signed in as ${actor.name}, ${email}.`}
      </p>
      <p>
        <a href="/classes">My classes</a>
      </p>
      <FormNotice said={said} fields={fields} />
      {solo ? null : (
        <>
          <MergeProgress />
          <SignOut />
          <Name name={actor.name} said={said} />
          <Password said={said} />
          <Sessions sessions={await sessionsOf(opened.db, actor.personId)} current={actor.sessionId} />
        </>
      )}
      <h2>Your data</h2>
      <p>
        <a href="/api/account/export" download>
          Download everything about you
        </a>{" "}
        as one JSON file: answers with verdicts, comments, progress, sessions, what was noted.
      </p>
      {solo ? null : <Delete said={said} />}
    </main>
  );
}

const SignOut = (): ReactNode => (
  <form method="post" action="/api/auth/sign-out" className="account-form">
    <p>
      <button type="submit" className="b">
        Sign out
      </button>
    </p>
  </form>
);

const Name = ({ name, said }: { name: string; said: Saying | undefined }): ReactNode => (
  <>
    <h2>Name</h2>
    <form method="post" action="/api/account/name" className="account-form">
      <FormField name="name" label="Name" autoComplete="name" value={name} said={said} />
      <p>
        <button type="submit" className="b">
          Save the name
        </button>
      </p>
    </form>
  </>
);

const Password = ({ said }: { said: Saying | undefined }): ReactNode => (
  <>
    <h2>Password</h2>
    <form method="post" action="/api/account/password" className="account-form">
      <FormField
        name="current"
        label="Password so far"
        type="password"
        autoComplete="current-password"
        said={said}
      />
      <FormField
        name="password"
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least 10 characters. You are signed out everywhere else."
        said={said}
      />
      <p>
        <button type="submit" className="b">
          Change the password
        </button>
      </p>
    </form>
  </>
);

const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

const Sessions = ({
  sessions,
  current,
}: {
  sessions: OpenSession[];
  current: string | undefined;
}): ReactNode => (
  <>
    <h2>Where you are signed in</h2>
    <ul className="account-rows">
      {sessions.map(({ id, since, userAgent, address }) => (
        <li key={id}>
          <span>
            {id === current ? <b>Here. </b> : null}
            Since {moment.format(since)} UTC{address === "" || address === "local" ? "" : `, from ${address}`}
            <br />
            <span className="meta">{userAgent === "" ? "Unknown program" : userAgent.slice(0, 120)}</span>
          </span>
          {id === current ? null : (
            <form method="post" action="/api/account/sessions">
              <input type="hidden" name="end" value={id} />
              <button
                type="submit"
                className="b"
                aria-label={`Sign out the session of ${moment.format(since)}`}
              >
                Sign out there
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  </>
);

const Delete = ({ said }: { said: Saying | undefined }): ReactNode => (
  <>
    <h2>Delete your account</h2>
    <p>
      Your name, address, sessions, progress and the text of your answers are deleted at once, and cannot be
      brought back. That there was an answer, and whether it passed, stays in the figures of your classes
      without your name.
    </p>
    <form method="post" action="/api/account/delete" className="account-form">
      <FormField
        name="confirm"
        label="Your password, to be sure"
        type="password"
        autoComplete="current-password"
        said={said}
      />
      <p>
        <button type="submit" className="b">
          Delete my account
        </button>
      </p>
    </form>
  </>
);
