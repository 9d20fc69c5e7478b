import type { ReactNode } from "react";
import { splitStatements } from "@/sandbox/sql/split";
import { OneOutcome } from "./OneOutcome";
import { requestLines } from "./reply/request-lines";
import type { AnyOutcome } from "./result-words";

/** Results of several statements, one under the other, each under its first line of text. */
export default function SeveralResults(props: {
  text: string;
  outcomes: readonly AnyOutcome[];
  recorded: boolean;
}): ReactNode {
  const { text, outcomes, recorded } = props;
  const console = outcomes.some(({ kind }) => kind === "reply");
  const titles = console
    ? requestLines(text)
    : splitStatements(text).statements.map((one) => firstLine(one.text));
  return (
    <ol className="several">
      {outcomes.map((outcome, index) => (
        <li key={index}>
          <p className="of">
            <span>{index + 1}</span>
            <code>{titles[index] ?? ""}</code>
          </p>
          <OneOutcome text={text} outcome={outcome} number={index + 1} recorded={recorded} />
        </li>
      ))}
    </ol>
  );
}

function firstLine(statement: string): string {
  const [line = "", ...more] = statement.split("\n");
  return more.length > 0 ? `${line} …` : line;
}
