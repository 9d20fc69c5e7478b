import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { pageVisitor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { sameSitePath } from "@/app/_server/same-site-path";
import { FormField, FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

/** Signs in, or joins a class by its code. Plain forms: they work before any script has come. */
export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened, actor } = await pageVisitor();
  if (opened.mode === "solo") notFound();
  const { next, said: mark } = await searchParams;
  const goal = sameSitePath(typeof next === "string" ? next : undefined, "/classes");
  if (actor) redirect(goal);
  const said = await saidHere(mark);
  return (
    <main id="main" className="narrow plain-page">
      <h1>Sign in</h1>
      <p className="serif">
        Only classes need an account. The course itself is <a href="/">open</a>, and what you did without an
        account is kept in this browser and joins your account when you sign in.
      </p>
      <FormNotice said={said} fields={["email", "password"]} />
      <form className="account-form" method="post" action="/api/auth/sign-in">
        <input type="hidden" name="next" value={goal} />
        <FormField name="email" label="E-mail" type="email" autoComplete="username" said={said} />
        <FormField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          said={said}
        />
        <p>
          <button type="submit" className="b go">
            Sign in
          </button>
        </p>
      </form>
      <p className="meta">Forgot the password? Your instructor hands out a link to a new one.</p>
      <h2>Join a class</h2>
      <form className="account-form" method="get" action="/join">
        <FormField name="code" label="Code from your instructor" hint="Like HARBOR-7K4MC" />
        <p>
          <button type="submit" className="b">
            Join
          </button>
        </p>
      </form>
    </main>
  );
}
