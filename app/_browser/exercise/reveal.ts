/** What is shown after an exercise was passed or given up. */
export interface Shown {
  reference: string;
  /** Other right answers, in other styles. */
  alternatives: string[];
}

/** Asks the server for the author's answer. Rejects with a sentence for the reader. */
export async function reveal(exercise: string, giveUp: boolean): Promise<Shown> {
  const response = await fetch(`/api/exercises/${exercise}/reference`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ giveUp }),
  }).catch(() => undefined);
  if (!response) throw new Error("The server cannot be reached: the reference is not in this page.");
  if (response.ok) return (await response.json()) as Shown;
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  throw new Error(problem.detail ?? `The server answered ${response.status}.`);
}
