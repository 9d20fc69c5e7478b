import { fetchKey } from "./fetch-key";
import type { Judged } from "./judged";
import { submitAnswer } from "./submit-answer";

/** An answer, the key under which it is handed in, and who hears how it fares. */
export interface HandIn {
  exercise: string;
  answer: string;
  key: string;
  onState: (state: Judged) => void;
}

/** Hands an answer in; rows of the visible data are shown with the columns that are expected there. */
export async function handIn(request: HandIn): Promise<Judged> {
  const page = await fetchKey(request.exercise);
  if (page.kind !== "sql") return submitAnswer(request);
  const visible = page.expected.find(({ shown }) => shown);
  const rows = visible?.checks.find(({ kind }) => kind === "rows");
  const columns = rows?.kind === "rows" ? rows.results[0]?.columns : undefined;
  return submitAnswer({
    ...request,
    shown: page.exercise.dataset,
    ...(columns ? { columns } : {}),
  });
}
