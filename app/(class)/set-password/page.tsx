import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { passwordLink } from "@/app/_register/people/set-password";
import { addressOf } from "@/app/_server/auth";
import { pageVisitor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { FormField, FormNotice } from "@/app/_ui/people/FormField";

/** The address holds a secret: it is sent to no other page. */
export const metadata: Metadata = {
  title: "Choose a password",
  robots: { index: false },
  referrer: "same-origin",
};

/** A new password by a link; the first admin also says a name and an address. */
export default async function SetPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened } = await pageVisitor();
  if (opened.mode === "solo") notFound();
  const { token, said: mark } = await searchParams;
  const asked = typeof token === "string" ? token : "";
  const wait = await countTry(opened.db, `link:${addressOf(await headers())}`, rates.code);
  const link = wait === undefined ? await passwordLink(opened.db, asked) : undefined;
  if (!link) return <NoLink />;
  const said = await saidHere(mark);
  const first = link.kind === "first-admin";
  return (
    <main id="main" className="narrow plain-page">
      <h1>{first ? "Become the first admin" : "Choose a new password"}</h1>
      {first ? (
        <p className="serif">This link works once. Whoever uses it may make classes and let others in.</p>
      ) : (
        <p className="serif">
          For {link.email}. Wherever this account is signed in now, it will be signed out.
        </p>
      )}
      <FormNotice said={said} fields={["name", "email", "password"]} />
      <form className="account-form" method="post" action="/api/people/set-password">
        <input type="hidden" name="token" value={asked} />
        {first ? (
          <>
            <FormField name="name" label="Name" autoComplete="name" said={said} />
            <FormField name="email" label="E-mail" type="email" autoComplete="username" said={said} />
          </>
        ) : (
          // A password manager wants to know whose password it is.
          <input type="hidden" name="email" autoComplete="username" value={link.email} />
        )}
        <FormField
          name="password"
          label="New password"
          type="password"
          autoComplete="new-password"
          hint="At least 10 characters"
          said={said}
        />
        <p>
          <button type="submit" className="b go">
            Set the password
          </button>
        </p>
      </form>
    </main>
  );
}

const NoLink = (): ReactNode => (
  <main id="main" className="narrow plain-page">
    <h1>This link does not work</h1>
    <p className="serif">
      It was used already, has run out, or was not copied whole. Ask whoever gave it to you for a new one.
    </p>
  </main>
);
