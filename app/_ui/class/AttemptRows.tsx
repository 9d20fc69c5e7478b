import type { ReactNode } from "react";
import type { Attempt } from "@/app/_register/classes/grade";
import { deadlineText } from "./times";

const verdictWords = {
  passed: "Passed",
  failed: "Not yet",
  rejected: "Did not run",
  stopped: "Stopped",
} as const;

/** Every attempt at an exercise; the one that counts says so. */
export function AttemptRows(props: {
  classId: string;
  attempts: readonly Attempt[];
  counted: string | undefined;
  timeZone: string;
}): ReactNode {
  const { classId, attempts, counted, timeZone } = props;
  if (attempts.length === 0) return null;
  return (
    <ol className="attempt-rows">
      {attempts.map(({ id, receivedAt, status, verdict, spent, practice }) => (
        <li key={id}>
          <a href={`/class/${classId}/attempt/${id}`}>
            <time dateTime={receivedAt.toISOString()}>{deadlineText(receivedAt, timeZone)}</time>
          </a>{" "}
          <b>
            {verdict
              ? verdictWords[verdict]
              : status === "failed"
                ? "Our side failed"
                : "Waits for its verdict"}
          </b>
          {practice ? ", for practice" : spent ? "" : ", no attempt was used"}
          {id === counted ? ", counts" : ""}
        </li>
      ))}
    </ol>
  );
}
