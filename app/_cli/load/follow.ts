/** Answers that learners hand in, two right and two wrong ones of ordinary cost, and what never ends. */
const ordinary = [
  ["country-unknown", "SELECT id, email FROM customers WHERE country IS NULL"],
  ["country-unknown", "SELECT id, email FROM customers WHERE country = NULL"],
  ["never-ordered", "SELECT 1"],
  ["country-unknown", "SELECT id, email FROM customers"],
] as const;
const endless = ["country-unknown", "SELECT pg_sleep(60)"] as const;

/** One answer of a load: when it was sent, and what became of it. */
export interface Sent {
  id: string | undefined;
  /** Milliseconds from the post to the verdict; undefined when there was none. */
  ms: number | undefined;
  hostile: boolean;
}

let number = 0;

/** Hands in an answer and follows it by its events. Never rejects: what is lost is counted. */
export async function handInAndFollow(url: string, hostile = false): Promise<Sent> {
  number += 1;
  const [exerciseId, text] = hostile ? endless : (ordinary[number % ordinary.length] ?? endless);
  const started = performance.now();
  const body = {
    exerciseId,
    answer: `${text} -- ${number}`,
    idempotencyKey: `load-${process.pid}-${number}`,
  };
  try {
    const reply = await fetch(`${url}/api/submissions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (reply.status !== 202) return { id: undefined, ms: undefined, hostile };
    const { id } = (await reply.json()) as { id: string };
    const events = await (await fetch(`${url}/api/submissions/${id}/events`)).text();
    const graded = events.includes('"status":"graded"');
    return { id, ms: graded ? performance.now() - started : undefined, hostile };
  } catch {
    return { id: undefined, ms: undefined, hostile };
  }
}
