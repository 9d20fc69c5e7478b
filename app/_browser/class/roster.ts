/** A line of a roster that can be taken. */
interface Line {
  line: number;
  name: string;
  email: string;
}

/** What a roster would do. */
export interface RosterPreview {
  added: Line[];
  already: Line[];
  invited: Line[];
  problems: { line: number; detail: string }[];
}

/** Somebody who gets a link. */
export interface Invited {
  name: string;
  email: string;
  link: string;
}

/** What a roster has done. */
export interface RosterSent {
  added: number;
  already: number;
  invited: Invited[];
}

/** Sends a roster; its answer, or why there is none in a sentence. */
export async function sendRoster<T>(body: {
  classId: string;
  csv: string;
  confirm?: true;
}): Promise<{ value: T } | { why: string }> {
  const reply = await fetch("/api/people/roster", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => undefined);
  if (!reply) return { why: "The server cannot be reached. What you typed is kept here; try again." };
  const answer = (await reply.json().catch(() => ({}))) as T & { detail?: string };
  return reply.ok ? { value: answer } : { why: answer.detail ?? `The server answered ${reply.status}.` };
}
