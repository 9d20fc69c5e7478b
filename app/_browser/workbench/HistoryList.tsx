import type { ReactNode } from "react";
import type { Ran } from "./history";

/** Texts that were run; one press brings a text back into the editor. */
export function HistoryList(props: {
  history: Ran[];
  onPick: (text: string) => void;
  onForget: () => void;
}): ReactNode {
  const { history, onPick, onForget } = props;
  return (
    <details className="history">
      <summary>
        History <span className="meta">{history.length === 0 ? "empty" : history.length}</span>
      </summary>
      {history.length === 0 ? (
        <p className="meta">What you run is listed here. It is kept in this browser only.</p>
      ) : (
        <>
          <ol>
            {history.map((one) => (
              <li key={one.text}>
                <button type="button" onClick={() => onPick(one.text)}>
                  <span className="vh">Put into the editor: </span>
                  <code>{one.text.trim().slice(0, 300)}</code>
                  <time dateTime={one.at}>{when(one.at)}</time>
                </button>
              </li>
            ))}
          </ol>
          <p className="meta">
            Kept in this browser only.{" "}
            <button type="button" className="b bare small" onClick={onForget}>
              Delete the history
            </button>
          </p>
        </>
      )}
    </details>
  );
}

function when(at: string): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return "";
  return date.toLocaleString("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}
