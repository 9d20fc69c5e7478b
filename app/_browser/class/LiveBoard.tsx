"use client";

import { type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Board } from "@/app/_register/insight/board";
import { type BoardNames, stuckSentence } from "./board-words";
import { BoardCounts, BoardLearners } from "./BoardTables";
import { keepBoard } from "./keep-board";

/** A listener hears of changes at most this often, in milliseconds. */
const spokenAtMost = 60_000;

/** The board of an assignment, which keeps itself up to date; where no script runs, by loading the page again. */
export function LiveBoard(props: {
  classId: string;
  assignmentId: string;
  from: number;
  first: Board;
  names: BoardNames;
  timeZone: string;
}): ReactNode {
  const { classId, assignmentId, from, first, names, timeZone } = props;
  const address = `/api/classes/${classId}/assignments/${assignmentId}/board?from=${from}`;
  const { board, why, spoken, live, setLive } = useBoard(address, first, names);
  const scripted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <>
      <div className="bar-h">
        <p className="meta">
          As of {timeText(board.at, timeZone)} ({timeZone}).
        </p>
        {scripted ? (
          <label>
            <input type="checkbox" checked={live} onChange={(event) => setLive(event.target.checked)} /> Keep
            it up to date
          </label>
        ) : (
          <a href={`/class/${classId}/assignment/${assignmentId}/board?from=${from}`}>Load it again</a>
        )}
      </div>
      <p role="status" className={why === "" ? "vh" : "said"}>
        {why === "" ? spoken : why}
      </p>
      <BoardCounts classId={classId} board={board} names={names} />
      <BoardLearners classId={classId} board={board} names={names} />
    </>
  );
}

function useBoard(
  address: string,
  first: Board,
  names: BoardNames,
): { board: Board; why: string; spoken: string; live: boolean; setLive: (live: boolean) => void } {
  const [board, setBoard] = useState(first);
  const [why, setWhy] = useState("");
  const [live, setLive] = useState(true);
  const [spoken, setSpoken] = useState("");
  const last = useRef({ at: 0, words: stuckSentence(first.columns, names) });
  useEffect(() => {
    if (!live) return undefined;
    return keepBoard(address, (seen) => {
      if ("why" in seen) return setWhy(seen.why);
      setWhy("");
      setBoard(seen.board);
      const words = stuckSentence(seen.board.columns, names);
      if (words === last.current.words || Date.now() - last.current.at < spokenAtMost) return undefined;
      last.current = { at: Date.now(), words };
      return setSpoken(words);
    });
  }, [address, live, names]);
  return { board, why, spoken, live, setLive };
}

const timeText = (at: string, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, timeStyle: "medium" }).format(new Date(at));
