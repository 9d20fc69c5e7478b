import type { Metadata } from "next";
import type { ReactNode } from "react";
import { FilterList } from "@/app/_browser/frame/FilterList";
import { getCourse } from "@/app/_server/course";
import { Canonical } from "@/app/_ui/frame/Canonical";
import { LessonLinks } from "@/app/_ui/frame/LessonLinks";
import { InlineCode } from "@/app/_ui/lesson/InlineCode";
import type { GlossaryEntry, Lesson } from "@/content/course";

/** What the glossary says of itself. */
export const metadata: Metadata = {
  title: "Glossary",
  description: "Every term of the course in one sentence, with the lessons that explain it and use it.",
};

/** All terms by their first letter. */
export default async function GlossaryPage(): Promise<ReactNode> {
  const { glossary, modules } = await getCourse();
  const lessons = modules.flatMap((module) => module.lessons);
  const groups = byLetter(glossary);
  return (
    <main id="main" className="narrow prose">
      <Canonical path="/glossary" />
      <h1>Glossary</h1>
      <p>
        {glossary.length} terms, each in one sentence. In a lesson, a dotted line under a word leads here.
      </p>
      <nav className="letters" aria-label="First letters">
        {groups.map(({ letter }) => (
          <a key={letter} href={`#letter-${letter}`}>
            {letter}
          </a>
        ))}
      </nav>
      <FilterList label="Find a term">
        {groups.map(({ letter, entries }) => (
          <section key={letter} data-group="">
            <h2 id={`letter-${letter}`}>{letter}</h2>
            <div className="entries">
              {entries.map((entry) => (
                <Entry key={entry.id} entry={entry} lessons={lessons} />
              ))}
            </div>
          </section>
        ))}
      </FilterList>
    </main>
  );
}

function Entry({ entry, lessons }: { entry: GlossaryEntry; lessons: Lesson[] }): ReactNode {
  const explains = lessons.filter((lesson) => lesson.id === entry.lesson);
  const uses = lessons.filter((lesson) => lesson.terms.includes(entry.id) && lesson.id !== entry.lesson);
  return (
    <section className="entry" id={entry.id} data-entry="">
      <h3>{entry.term}</h3>
      <p>
        <InlineCode text={entry.short} />
      </p>
      {entry.long ? (
        <p>
          <InlineCode text={entry.long} />
        </p>
      ) : null}
      <p className="refs">
        {explains.length > 0 ? (
          <>
            Explained in <LessonLinks lessons={explains} />.
          </>
        ) : (
          `Explained in lesson ${entry.lesson}, which is coming.`
        )}
        {uses.length > 0 ? (
          <>
            {" "}
            Used in <LessonLinks lessons={uses} />.
          </>
        ) : null}
      </p>
    </section>
  );
}

function byLetter(glossary: GlossaryEntry[]): { letter: string; entries: GlossaryEntry[] }[] {
  const sorted = glossary.toSorted((a, b) => a.term.localeCompare(b.term, "en"));
  const letterOf = ({ term }: GlossaryEntry): string => (/[a-z]/i.exec(term)?.[0] ?? "0").toUpperCase();
  const letters = [...new Set(sorted.map(letterOf))].sort();
  return letters.map((letter) => ({
    letter,
    entries: sorted.filter((entry) => letterOf(entry) === letter),
  }));
}
