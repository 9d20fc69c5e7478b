import type { ReactNode } from "react";
import type { Board, BoardCell } from "@/app/_register/insight/board";
import { type BoardNames, boardStates, notBegun } from "./board-words";

interface Shown {
  classId: string;
  board: Board;
  names: BoardNames;
}

/** How many learners of the whole class are where. */
export const BoardCounts = ({ classId, board, names }: Shown): ReactNode => (
  // Six columns scroll sideways on a phone, so the box must take the focus.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <section className="wide-table" aria-label="Counts" tabIndex={0}>
    <table className="dense book">
      <caption className="vh">How many learners are in each state, for each exercise</caption>
      <thead>
        <tr>
          <th scope="col">Exercise</th>
          {boardStates.map((state) => (
            <th key={state} scope="col" className="c">
              {state}
            </th>
          ))}
          <th scope="col" className="c">
            not begun
          </th>
        </tr>
      </thead>
      <tbody>
        {board.columns.map((column) => (
          <tr key={column.exerciseId}>
            <th scope="row">
              <a href={`/class/${classId}/exercise/${column.exerciseId}`}>
                {nameOf(names, column.exerciseId)}
              </a>
            </th>
            {boardStates.map((state) => (
              <td key={state} className={state === "stuck" && column.counts.stuck > 0 ? "c zero" : "c"}>
                <b>{column.counts[state]}</b>
              </td>
            ))}
            <td className="c">{notBegun(column, board.learnersInAll)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function nameOf(names: BoardNames, exerciseId: string): string {
  const name = names[exerciseId];
  return name ? `${name.number} ${name.title}` : exerciseId;
}

/** Where each learner is. */
export const BoardLearners = ({ classId, board, names }: Shown): ReactNode => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <section className="wide-table" aria-label="Learners" tabIndex={0}>
    <table className="dense book">
      <caption className="vh">The state of each learner in each exercise, and how many answers came</caption>
      <thead>
        <tr>
          <th scope="col">Learner</th>
          {board.columns.map(({ exerciseId }) => (
            <th key={exerciseId} scope="col" className="c" title={nameOf(names, exerciseId)}>
              {names[exerciseId]?.number ?? exerciseId}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {board.rows.map(({ personId, name, cells }) => (
          <tr key={personId}>
            <th scope="row" className="nm">
              {name}
            </th>
            {cells.map((cell, i) => (
              <Cell key={board.columns[i]?.exerciseId ?? i} classId={classId} cell={cell} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

const Cell = ({ classId, cell }: { classId: string; cell: BoardCell | null }): ReactNode =>
  cell ? (
    <td className={cell.state === "stuck" ? "c zero" : "c"}>
      <a href={`/class/${classId}/attempt/${cell.newest}`}>
        <b>{cell.state}</b>
      </a>{" "}
      <small>{cell.answers}</small>
    </td>
  ) : (
    <td className="c none">
      <span className="vh">not begun</span>
      <span aria-hidden="true">·</span>
    </td>
  );
