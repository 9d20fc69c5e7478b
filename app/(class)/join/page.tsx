import "@/app/_ui/styles/people.css";
import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { type Door, doorOf } from "@/app/_register/people/join";
import { countTry, rates, spentTries } from "@/app/_register/people/rate-limit";
import { addressOf } from "@/app/_server/auth";
import { pageVisitor } from "@/app/_server/page-actor";
import { saidHere } from "@/app/_server/said";
import { FormField, FormNotice, type Saying } from "@/app/_ui/people/FormField";

/** The address may hold a secret: it is sent to no other page. */
export const metadata: Metadata = {
  title: "Join a class",
  robots: { index: false },
  referrer: "same-origin",
};

const one = (value: string | string[] | undefined): string => (typeof value === "string" ? value : "");

/** Into a class by a code or a link; makes an account for somebody who has none. */
export default async function JoinPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { opened, actor } = await pageVisitor();
  const asked = await searchParams;
  const [code, token] = [one(asked["code"]), one(asked["token"])];
  const said = await saidHere(asked["said"]);
  if (code === "" && token === "") return <AskCode said={said} />;
  const door = await lookFor(opened.db, token === "" ? { code } : { token }, addressOf(await headers()));
  if (typeof door === "string") return <AskCode said={{ field: "code", detail: door, typed: { code } }} />;
  const here =
    token === "" ? `/join?code=${encodeURIComponent(code)}` : `/join?token=${encodeURIComponent(token)}`;
  return (
    <main id="main" className="narrow plain-page">
      <h1>{door.className ? `Join ${door.className}` : "Make an account"}</h1>
      <FormNotice said={said} fields={["name", "email", "password"]} />
      <form className="account-form" method="post" action="/api/people/join">
        <input type="hidden" name={token === "" ? "code" : "token"} value={token === "" ? code : token} />
        {actor ? (
          <p>You are signed in as {actor.name}.</p>
        ) : (
          <NewAccount door={door} said={said} here={here} />
        )}
        <p>
          <button type="submit" className="b go">
            {actor ? "Join" : "Make the account"}
          </button>
        </p>
      </form>
    </main>
  );
}

async function lookFor(
  db: Parameters<typeof doorOf>[0],
  key: { code: string } | { token: string },
  address: string,
): Promise<Door | string> {
  const wait =
    (await countTry(db, `code:${address}`, rates.code)) ??
    (await spentTries(db, `wrong-code:${address}`, rates.wrongCode));
  if (wait !== undefined) return `That was tried too often. Try again in ${wait} s.`;
  const door = await doorOf(db, key);
  if (door) return door;
  await countTry(db, `wrong-code:${address}`, rates.wrongCode);
  return "code" in key
    ? "No class has this code, or it takes nobody any more. Ask your instructor."
    : "The link was used already, has run out, or was not copied whole. Ask for a new one, or type a code.";
}

const NewAccount = ({
  door,
  said,
  here,
}: {
  door: Door;
  said: Saying | undefined;
  here: string;
}): ReactNode => (
  <>
    <p>
      You have an account? <a href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in first</a>.
    </p>
    <FormField name="name" label="Name" autoComplete="name" said={said} hint="As your class knows you" />
    <FormField
      name="email"
      label="E-mail"
      type="email"
      autoComplete="username"
      said={said}
      {...(door.email === undefined ? {} : { value: door.email, readOnly: true })}
    />
    <FormField
      name="password"
      label="Password"
      type="password"
      autoComplete="new-password"
      hint="At least 10 characters"
      said={said}
    />
  </>
);

const AskCode = ({ said }: { said: Saying | undefined }): ReactNode => (
  <main id="main" className="narrow plain-page">
    <h1>Join a class</h1>
    <FormNotice said={said} fields={["code"]} />
    <form className="account-form" method="get" action="/join">
      <FormField name="code" label="Code from your instructor" hint="Like HARBOR-7K4MC" said={said} />
      <p>
        <button type="submit" className="b go">
          Go on
        </button>
      </p>
    </form>
  </main>
);
