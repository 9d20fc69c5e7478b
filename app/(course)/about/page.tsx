import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ManageProgress } from "@/app/_browser/progress/ManageProgress";
import { getCourse } from "@/app/_server/course";
import { readCredits } from "@/app/_server/credits";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { engineVersion } from "@/app/_ui/frame/engine-version";

/** What this page says of itself. */
export const metadata: Metadata = {
  title: "About this course",
  description:
    "How the course works, what stays in your browser, how answers are judged, licences and credits.",
};

/** What it is, how answers are judged, what is kept where, licences and credits. */
export default async function AboutPage(): Promise<ReactNode> {
  const [{ title, modules }, credits] = await Promise.all([getCourse(), readCredits()]);
  const written = modules.reduce((sum, module) => sum + module.lessons.length, 0);
  const planned = modules.reduce((sum, module) => sum + module.planned.length, 0);
  return (
    <main id="main" className="narrow prose">
      <Canonical path="/about" />
      <h1>About this course</h1>
      <p>
        {title} teaches databases by running them. Every SQL statement in a lesson runs in {engineVersion},
        the real program compiled to WebAssembly, inside your browser. Change a statement and run it: the rows
        go back to their first state before each run, so nothing you try can spoil the next try.
      </p>
      <p>
        {written} lessons are written, {planned} more are planned. All of them use one story, a marketplace
        called Harbor, whose people, products and orders are invented.
      </p>
      <Grading />
      <h2 id="privacy">What leaves your browser</h2>
      <p>
        The text of an answer, when you press <b>Submit</b>, and nothing else that you type or do. The server
        keeps it with its verdict, on the machine that it runs on. Without a class there is no account. Nobody
        counts visits, and no file comes from another site. Your statements, predictions and progress stay in
        this browser. A link that shares a query carries it behind the <code>#</code>, the part of an address
        that is never sent.
      </p>
      <h2 id="progress">Your progress</h2>
      <p>
        Which lessons you read, which statements you ran and what you predicted stand in this browser’s own
        storage. Another browser knows nothing of it: take it along as a file.
      </p>
      <noscript>
        <p>Scripts are off in this browser, so no progress is kept.</p>
      </noscript>
      <ManageProgress />
      <h2 id="licences">Licences</h2>
      <ul>
        <li>
          The code is free under the <a href="https://opensource.org/license/mit">MIT licence</a>.
        </li>
        <li>
          Lessons, figures and data are free under{" "}
          <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>: use and change them, and name
          this course.
        </li>
        <li>
          The typefaces are subsets of Source Serif 4, Source Sans 3 and Source Code Pro by Adobe, renamed as
          their licence asks, under the <a href="https://openfontlicense.org/">SIL Open Font License 1.1</a>.
        </li>
        <li>
          PostgreSQL is free under the{" "}
          <a href="https://www.postgresql.org/about/licence/">PostgreSQL Licence</a>. It runs here as{" "}
          <a href="https://pglite.dev/">PGlite</a>, by Electric.
        </li>
      </ul>
      <h2 id="credits">Made with</h2>
      <ul className="credits">
        {credits.map(({ name, version, licence }) => (
          <li key={name}>
            {name} {version}, {licence}
          </li>
        ))}
      </ul>
    </main>
  );
}

function Grading(): ReactNode {
  return (
    <>
      <h2 id="grading">How answers are judged</h2>
      <p>
        By what they do, never by how they are written. <b>Check</b> runs your query in this page on the rows
        you see and on two practice sets, and compares its rows with those of the author’s answer.{" "}
        <b>Submit</b> hands it to the server, which runs it on three more sets that no page holds: another
        number of rows, other ties, other gaps. How rows are compared stands beside every task.
      </p>
      <p>
        Before an exercise is part of the course, it is proved: right answers in several styles pass, typical
        wrong ones fail with their own sentence, and every small change to the author’s answer is noticed by
        some row. What goes wrong on hidden rows is shown to you on the fewest rows on which it still does,
        with made-up values.
      </p>
      <p>
        A statement that PostgreSQL refuses is not graded and uses no attempt; a fault of ours is said to be
        one. A prediction is never scored: it is there because a result surprises only someone who expected
        another. What you got wrong <a href="/review">comes up again</a>.
      </p>
    </>
  );
}
