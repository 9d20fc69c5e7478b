import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { readAudit } from "@/app/_register/read-audit";
import { classPage } from "@/app/_server/class-page";
import { auditSentence } from "@/app/_ui/class/audit-words";
import { deadlineText } from "@/app/_ui/class/times";
import { FormField } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "Log of the class", robots: { index: false } };

/** Lines on one page. */
const most = 100;

/** What can be looked for: the first part of an action. */
const things = [
  ["", "Everything"],
  ["grade", "Grades"],
  ["extension", "Extensions"],
  ["regrade", "Grading again"],
  ["assignment", "Assignments"],
  ["class", "Who came and went"],
  ["invite", "Links"],
] as const;

/** Everything that touched a grade or a right in a class, the newest first. Nothing is ever taken out of it. */
export default async function LogPage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const { opened, name, timeZone } = await classPage(id, `/class/${id}/log`, "audit.read");
  const search = await props.searchParams;
  const about = things.find(([value]) => value === search["about"])?.[0] ?? "";
  const who = typeof search["name"] === "string" ? search["name"].trim().slice(0, 100) : "";
  const before =
    typeof search["before"] === "string" && /^\d{1,18}$/.test(search["before"])
      ? search["before"]
      : undefined;
  const asked = { about, name: who, most: most + 1, ...(before === undefined ? {} : { before }) };
  const found = await readAudit(opened.db, id, asked);
  const entries = found.slice(0, most);
  const older = new URLSearchParams({ about, name: who, before: entries.at(-1)?.id ?? "" }).toString();
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${id}`}>{name}</a>
      </p>
      <h1>Log</h1>
      <p className="serif">Everything that touched a grade or a right. Times in {timeZone}.</p>
      <form className="find" role="search">
        <p className="account-field">
          <label htmlFor="about">What</label>
          <select id="about" name="about" defaultValue={about}>
            {things.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </p>
        <FormField name="name" label="By or about" value={who} optional />
        <button type="submit" className="b">
          Find
        </button>
      </form>
      <ul className="account-rows">
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>
              <b>{entry.actor ?? "Somebody"}</b> {auditSentence(entry)}
              <br />
              <span className="meta">{deadlineText(entry.at, timeZone)}</span>
            </span>
          </li>
        ))}
      </ul>
      {entries.length === 0 ? <p>Nothing of this kind has happened.</p> : null}
      {found.length > most ? (
        <p>
          <a href={`/class/${id}/log?${older}`}>Older</a>
        </p>
      ) : null}
    </main>
  );
}
