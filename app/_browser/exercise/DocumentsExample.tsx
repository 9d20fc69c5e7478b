import type { ReactNode } from "react";
import { JsonView } from "@/app/_ui/result/reply/JsonView";
import type { DocumentsCounterExample, ReplyShown } from "@/exercises/grader/counterexample";
import { RunOnExample } from "./RunOnExample";

/** The fewest documents on which a search goes wrong, with what it found and what it should find. */
export default function DocumentsExample(props: {
  example: DocumentsCounterExample;
  onRun: () => void;
}): ReactNode {
  const { example, onRun } = props;
  const { documents, yours, expected, probe } = example;
  const indices = [...new Set(documents.map(({ index }) => index))];
  return (
    <section className="example" aria-label="Smallest counter-example">
      <h4>The smallest data on which it goes wrong</h4>
      {documents.length === 0 ? <p className="why">There is no document at all.</p> : null}
      <div className="given">
        {indices.map((index) => (
          <Documents key={index} index={index} all={documents} />
        ))}
      </div>
      {probe === undefined ? null : (
        <p className="why">
          After your requests this one was sent: <code>{probe.split("\n")[0]}</code>
        </p>
      )}
      <div className="pair">
        <Found title="Your hits" reply={yours} other={expected} sign="+" />
        <Found title="Expected" reply={expected} other={yours} sign="−" />
      </div>
      <RunOnExample onRun={onRun} />
    </section>
  );
}

function Documents(props: { index: string; all: DocumentsCounterExample["documents"] }): ReactNode {
  const { index, all } = props;
  return (
    <div className="scroll">
      <table className="rows">
        <caption>{index}</caption>
        <thead>
          <tr>
            <th scope="col">_id</th>
            <th scope="col">_source</th>
          </tr>
        </thead>
        <tbody>
          {all
            .filter((document) => document.index === index)
            .map(({ id, source }) => (
              <tr key={id}>
                <th scope="row">{id}</th>
                <td className="reply">
                  <JsonView value={source} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

const signWords = { "+": "should not be there", "−": "missing from your hits" } as const;

/** What came back. A hit that the other side lacks carries the sign, and its words for who cannot see it. */
function Found(props: {
  title: string;
  reply: ReplyShown;
  other: ReplyShown;
  sign: keyof typeof signWords;
}): ReactNode {
  const { title, reply, other, sign } = props;
  const { status, reason, hits, values } = reply;
  if (!hits) {
    const lines = [
      status === null ? "no reply" : `status ${status}`,
      ...(reason ? [reason] : []),
      ...(values ?? []),
    ];
    return (
      <div className="scroll">
        <table className="rows">
          <caption>{title.replace("hits", "reply")}</caption>
          <tbody>
            {lines.map((line, at) => (
              <tr key={at}>
                <td>{line}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  return (
    <div className="scroll">
      <table className="rows">
        <caption>{hits.length === 0 ? `${title}: none` : title}</caption>
        <thead>
          <tr>
            <th scope="col">_id</th>
            <th scope="col">_score</th>
          </tr>
        </thead>
        <tbody>
          {hits.map(({ id, score }) => (
            <Hit
              key={id}
              id={id}
              score={score}
              sign={other.hits?.some((hit) => hit.id === id) ? undefined : sign}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Hit(props: {
  id: string;
  score: number | null;
  sign: keyof typeof signWords | undefined;
}): ReactNode {
  const { id, score, sign } = props;
  return (
    <tr className={sign ? "signed" : undefined}>
      <th scope="row">{id}</th>
      <td className="num">{score ?? "null"}</td>
      {sign ? (
        <td className="sign">
          <span aria-hidden="true">{sign}</span>
          <span className="vh">{signWords[sign]}</span>
        </td>
      ) : null}
    </tr>
  );
}
