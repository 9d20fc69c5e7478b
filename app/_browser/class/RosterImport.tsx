"use client";

import { type ReactNode, useRef, useState } from "react";
import { download } from "../download";
import { type Invited, type RosterPreview, sendRoster, type RosterSent } from "./roster";

type State =
  | { kind: "typing" }
  | { kind: "looking" }
  | { kind: "preview"; csv: string; preview: RosterPreview }
  | { kind: "applied"; sent: RosterSent }
  | { kind: "wrong"; why: string };

/** A roster from a file or from the clipboard: first what it would do, then, when that is confirmed, the links of those who are new. */
export function RosterImport({ classId }: { classId: string }): ReactNode {
  const [text, setText] = useState("");
  const [state, setState] = useState<State>({ kind: "typing" });
  const look = async (): Promise<void> => {
    setState({ kind: "looking" });
    const reply = await sendRoster<RosterPreview>({ classId, csv: text });
    setState(
      "why" in reply
        ? { kind: "wrong", why: reply.why }
        : { kind: "preview", csv: text, preview: reply.value },
    );
  };
  const confirm = async (csv: string): Promise<void> => {
    setState({ kind: "looking" });
    const reply = await sendRoster<RosterSent>({ classId, csv, confirm: true });
    setState("why" in reply ? { kind: "wrong", why: reply.why } : { kind: "applied", sent: reply.value });
  };
  return (
    <div className="account-form">
      <p className="account-field">
        <label htmlFor="roster">The lines of a CSV file</label>
        <textarea
          id="roster"
          value={text}
          aria-describedby="roster-hint"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setState({ kind: "typing" });
          }}
        />
        <span id="roster-hint" className="hint">
          The first line names the columns: name, email and, if there is one, number. Commas, semicolons or
          tabs.
        </span>
      </p>
      <FileField onText={(read) => (setText(read), setState({ kind: "typing" }))} />
      <p className="acts">
        <button
          type="button"
          className="b go"
          aria-disabled={state.kind === "looking" || undefined}
          onClick={state.kind === "looking" ? undefined : () => void look()}
        >
          See what it would do
        </button>
      </p>
      <div role="status">
        {state.kind === "looking" ? <p>One moment.</p> : null}
        {state.kind === "wrong" ? <p>{state.why}</p> : null}
        {state.kind === "preview" ? (
          <Preview preview={state.preview} onConfirm={() => void confirm(state.csv)} />
        ) : null}
        {state.kind === "applied" ? <Applied sent={state.sent} /> : null}
      </div>
    </div>
  );
}

function FileField({ onText }: { onText: (text: string) => void }): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <p className="account-field">
      <label htmlFor="roster-file">Or the file itself</label>
      <input
        ref={input}
        id="roster-file"
        type="file"
        accept=".csv,text/csv,text/plain"
        onChange={() => void input.current?.files?.[0]?.text().then(onText)}
      />
    </p>
  );
}

function Preview({ preview, onConfirm }: { preview: RosterPreview; onConfirm: () => void }): ReactNode {
  const { added, already, invited, problems } = preview;
  const all = added.length + already.length + invited.length;
  return (
    <>
      <p>
        New in the class: {added.length}. Links to an account: {invited.length}. In the class already:{" "}
        {already.length}.
      </p>
      {problems.length > 0 ? <Problems problems={problems} /> : null}
      {all > 0 ? (
        <p className="acts">
          <button type="button" className="b go" onClick={onConfirm}>
            {problems.length > 0 ? "Bring in the others" : "Bring them in"}
          </button>
        </p>
      ) : null}
    </>
  );
}

/** Problems that are shown: a file of another kind has one in each of its lines. */
const most = 50;

const Problems = ({ problems }: { problems: RosterPreview["problems"] }): ReactNode => (
  <>
    <p>{problems.length === 1 ? "1 line cannot be taken:" : `${problems.length} lines cannot be taken:`}</p>
    <ul>
      {problems.slice(0, most).map(({ line, detail }) => (
        <li key={line}>
          Line {line}: {detail}
        </li>
      ))}
    </ul>
    {problems.length > most ? <p>And {problems.length - most} more.</p> : null}
  </>
);

function Applied({ sent: { added, already, invited } }: { sent: RosterSent }): ReactNode {
  return (
    <>
      <p>
        New in the class: {added}. Links to an account: {invited.length}. In the class before: {already}.
      </p>
      {invited.length > 0 ? (
        <>
          <p>The links work once and are shown only now. Send each to its person.</p>
          <p>
            <button
              type="button"
              className="b"
              onClick={() => download("links.csv", linksOf(invited), "text/csv")}
            >
              Download the links
            </button>
          </p>
        </>
      ) : null}
    </>
  );
}

/** A line for each link. A quotation mark is doubled, and what a spreadsheet would run gets an apostrophe. */
function linksOf(invited: Invited[]): string {
  const cell = (text: string): string =>
    `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const lines = invited.map(({ name, email, link }) => [name, email, link].map(cell).join(","));
  return ["name,email,link", ...lines].join("\r\n");
}
