import type { ReactNode } from "react";
import { Icon } from "@/app/_browser/block/Icon";
import type { Attempt } from "./attempts";

const howWords = { check: "Check", submit: "Submit", replaced: "Replaced" } as const;
const icons = { pass: "check", fail: "cross", wait: "clock" } as const;

/** Every answer that was judged, with its time and its verdict; any of them can be put back. */
export default function AttemptList(props: {
  attempts: Attempt[];
  onRestore: (text: string) => void;
}): ReactNode {
  const { attempts, onRestore } = props;
  return (
    <details className="attempts">
      <summary>
        {attempts.length === 1 ? "1 attempt" : `${attempts.length} attempts`}, kept in this browser
      </summary>
      <ol>
        {attempts.map(({ at, how, text, title, mark }) => (
          <li key={`${at}/${how}`}>
            <p>
              <Icon name={icons[mark]} /> <time dateTime={at}>{whenOf(at)}</time> {howWords[how]}
              {title === "" ? null : `: ${title}`}
            </p>
            <pre className="code">
              <code>{text}</code>
            </pre>
            <button type="button" className="b small" onClick={() => onRestore(text)}>
              Restore
              <span className="vh"> the answer of {whenOf(at)}</span>
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

const whenOf = (at: string): string =>
  new Date(at).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
