import type { BoardColumn, BoardState } from "@/app/_register/insight/board";

/** What an exercise is called on a board. */
export type BoardNames = Record<string, { number: string; title: string }>;

/** The states in the order of their columns. */
export const boardStates: readonly BoardState[] = ["done", "stuck", "working", "begun"];

/** Who never handed in. */
export function notBegun({ counts }: BoardColumn, learnersInAll: number): number {
  return learnersInAll - boardStates.reduce((sum, state) => sum + counts[state], 0);
}

/** For a listener: at what learners are stuck, and nothing else. */
export function stuckSentence(columns: BoardColumn[], names: BoardNames): string {
  const stuck = columns.flatMap(({ exerciseId, counts }) =>
    counts.stuck === 0 ? [] : [`${counts.stuck} at ${names[exerciseId]?.number ?? exerciseId}`],
  );
  return stuck.length === 0 ? "Nobody is stuck." : `Stuck: ${stuck.join(", ")}.`;
}
