import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Extension } from "@codemirror/state";
import type { Editor, mountEditor } from "./editor";

/** What a block can do with its code field. */
export interface CodeHandle {
  editor: Editor | undefined;
}

/** What the editor knows besides SQL. */
export type CodeLanguage =
  | "typescript"
  | { console: "http" | "s3" /** Earlier texts of the session. */; before: readonly string[] };

/** The code of a block, and whom its field tells. */
export interface CodeFieldProps {
  name: string;
  /** Highlighted by the build; shown while the text is the original. */
  html: string;
  text: string;
  edited: boolean;
  handle: RefObject<CodeHandle>;
  /** SQL unless told. */
  language?: CodeLanguage;
  onText: (text: string) => void;
  onRun: (selection: { from: number; to: number } | undefined) => void;
  /** Shift-Mod-Enter, where answers are judged. */
  onCheck?: () => void;
  /** The editor has taken its place. */
  onEditor: (editor: Editor) => void;
}

/** The code: what the build highlighted, until the first focus puts an editor in its place, of the same measures. */
export function CodeField(props: CodeFieldProps): ReactNode {
  const { name, html, text, edited, handle, language, onText, onRun, onCheck, onEditor } = props;
  const host = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const [missing, setMissing] = useState(false);
  const typed = useRef("");
  const latest = useRef({ text, onText, onRun, onCheck });
  latest.current = { text, onText, onRun, onCheck };

  const focus = async (): Promise<void> => {
    if (!host.current || handle.current.editor) return;
    const code = await fetchEditor(language, host.current).catch(() => undefined);
    setMissing(!code);
    if (!code) typed.current = "";
    if (!code || !host.current || handle.current.editor) return;
    const editor = code.mountEditor(host.current, {
      name,
      text: latest.current.text,
      ...code.language,
      onText: (next) => latest.current.onText(next),
      onRun: (selection) => latest.current.onRun(selection),
      onCheck: () => latest.current.onCheck?.(),
    });
    handle.current.editor = editor;
    onEditor(editor);
    flushSync(() => setOpen(true));
    editor.view.focus();
    if (typed.current) editor.view.dispatch(editor.view.state.replaceSelection(typed.current));
  };
  useEffect(() => {
    const { current } = handle;
    return () => {
      current.editor?.destroy();
      current.editor = undefined;
    };
  }, [handle]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const mod = event.metaKey || event.ctrlKey;
    if (event.key === "Enter" && mod && event.shiftKey && onCheck) onCheck();
    else if (event.key === "Enter" && mod) onRun(undefined);
    // Keys pressed while the editor is on its way are not lost.
    else if (event.key.length === 1 && !event.metaKey && !event.ctrlKey) typed.current += event.key;
    else return;
    event.preventDefault();
  };
  return (
    <>
      {open ? null : (
        // Its place is taken by an editor on the first focus, with the same role: a real <textarea> shows no highlighted code.
        <pre
          className="code"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
          role="textbox"
          aria-multiline="true"
          aria-label={name}
          tabIndex={0}
          onFocus={() => void focus()}
          onClick={() => void focus()}
          onKeyDown={onKeyDown}
        >
          {edited ? <Lines text={text} /> : <Highlighted html={html} />}
        </pre>
      )}
      {missing ? <NoEditor /> : null}
      <div className="code editor" ref={host} hidden={!open} />
    </>
  );
}

/** The editor's code, with that of its language. */
async function fetchEditor(
  language: CodeFieldProps["language"],
  element: Element,
): Promise<{ mountEditor: typeof mountEditor; language: { language?: Extension } }> {
  const [code, own] = await Promise.all([import("./editor"), fetchLanguage(language, element)]);
  return { mountEditor: code.mountEditor, language: own ? { language: own } : {} };
}

async function fetchLanguage(
  language: CodeFieldProps["language"],
  element: Element,
): Promise<Extension | undefined> {
  if (language === undefined) return undefined;
  if (language === "typescript") return (await import("./typescript-language")).typescriptLanguage();
  const { consoleEditor } = await import("./console/console-editor");
  return consoleEditor(language.console, element, language.before);
}

function NoEditor(): ReactNode {
  return (
    <p className="after" role="alert">
      The editor did not arrive. Check the connection, then press the code again.
    </p>
  );
}

function Highlighted({ html }: { html: string }): ReactNode {
  // Made by the build from the lesson's own code, every sign escaped.
  // oxlint-disable-next-line react/no-danger
  return <code suppressHydrationWarning dangerouslySetInnerHTML={{ __html: html }} />;
}

function Lines({ text }: { text: string }): ReactNode {
  return (
    <code>
      {text.split("\n").map((line, index) => (
        <span key={index}>
          {index > 0 ? "\n" : null}
          <span className="line">{line}</span>
        </span>
      ))}
    </code>
  );
}
