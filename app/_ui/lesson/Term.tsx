import type { ReactNode } from "react";
import type { GlossaryEntry } from "@/content/course";
import { InlineCode } from "./InlineCode";

/** A word of the glossary, as a plain link to its entry. */
export function Term({ entry, children }: { entry: GlossaryEntry; children?: ReactNode }): ReactNode {
  return (
    <a className="term" href={`/glossary#${entry.id}`}>
      {children}
    </a>
  );
}

/** The words first used in the paragraph before, explained in place. */
export function TermNotes({ entries }: { entries: GlossaryEntry[] }): ReactNode {
  return (
    <aside className="note terms" aria-label="Words">
      {entries.map((entry) => (
        <p key={entry.id}>
          <b>{entry.term}</b> <InlineCode text={entry.short} />
        </p>
      ))}
    </aside>
  );
}
