"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useState } from "react";
import { openSearch } from "@/content/browser/search";
import type { CourseSearch, SearchHit } from "@/content/search";
import { useDialog } from "../frame/use-dialog";

type Index = { kind: "loading" } | { kind: "ready"; search: CourseSearch } | { kind: "absent"; why: string };

/** Search over lessons, their sections and blocks, and the glossary. */
export default function SearchDialog({ onClose }: { onClose: () => void }): ReactNode {
  const dialog = useDialog();
  const index = useIndex();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const hits = index.kind === "ready" && text.trim() !== "" ? index.search.find(text) : [];
  const chosen = Math.min(at, hits.length - 1);
  const go = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    dialog.current?.close();
    location.assign(hit.address);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) setAt((chosen + step + hits.length) % hits.length);
    else if (event.key === "Enter" && !event.nativeEvent.isComposing) go(hits[chosen]);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    document.getElementById(`hit-${chosen}`)?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <dialog ref={dialog} className="search" aria-label="Search the course" onClose={onClose}>
      <div className="dialog-head">
        <input
          role="combobox"
          aria-label="Search the course"
          aria-expanded={hits.length > 0}
          aria-controls="hits"
          aria-autocomplete="list"
          aria-activedescendant={hits.length > 0 ? `hit-${chosen}` : undefined}
          placeholder="join, NULL, GROUP BY"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            setAt(0);
          }}
        />
        <button type="button" className="b small bare" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <p className={hits.length > 0 ? "vh" : "say"} role="status">
        {words(index, text, hits.length)}
      </p>
      <div id="hits" role="listbox" aria-label="Results" hidden={hits.length === 0}>
        {hits.map((hit, number) => (
          // The keys of the list are those of the field above, which keeps the focus.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={hit.address + hit.title}
            id={`hit-${number}`}
            role="option"
            aria-selected={number === chosen}
            onClick={() => go(hit)}
          >
            <Hit hit={hit} />
          </div>
        ))}
      </div>
    </dialog>
  );
}

const kinds = { lesson: "lesson", section: "", block: "SQL", term: "glossary" };

function Hit({ hit }: { hit: SearchHit }): ReactNode {
  const where = [kinds[hit.kind], hit.kind === "lesson" ? "" : hit.where].filter(Boolean).join(", ");
  return (
    <>
      <span className="title">
        {hit.title} <span className="meta">{where}</span>
      </span>
      <span className="sentence">
        {hit.before}
        <mark>{hit.match}</mark>
        {hit.after}
      </span>
    </>
  );
}

function words(index: Index, text: string, found: number): string {
  if (index.kind === "absent") return index.why;
  if (text.trim() === "")
    return "Lessons, their sections, SQL and the glossary. A slip of the finger is forgiven.";
  if (index.kind === "loading") return "The search is loading.";
  if (found === 0) return `Nothing for “${text.trim()}”. Try one word of it, or look into the glossary.`;
  return `${found} ${found === 1 ? "result" : "results"}`;
}

function useIndex(): Index {
  const [index, setIndex] = useState<Index>({ kind: "loading" });
  useEffect(() => {
    openSearch().then(
      (search) => setIndex({ kind: "ready", search }),
      () => setIndex({ kind: "absent", why: absence() }),
    );
  }, []);
  return index;
}

function absence(): string {
  return navigator.onLine
    ? "The search did not load. Close this and open it again to try once more."
    : "You are offline, and the search was not used here before. Lessons you visited still open.";
}
