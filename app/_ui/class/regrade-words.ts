import type { Regrade } from "@/app/_register/regrade/read-regrade";

/** How a regrade stands, in a sentence. */
export function regradeState({ state, answers, done, dead }: Regrade): string {
  if (state === "applied") return "Applied.";
  if (state === "discarded") return "Discarded: every grade stayed as it was.";
  const waiting = answers - done - dead;
  if (waiting > 0) return `${done} of ${answers} answers are graded.`;
  return "Graded, and waits for your decision.";
}
