import type { Column } from "@/sandbox/outcome";
import type { CounterExample, DocumentsCounterExample } from "@/exercises/grader/counterexample";
import type { Verdict } from "@/exercises/grader/verdict";
import { notHandedIn } from "./judge-once";
import type { Judged } from "./judged";

/** What `GET /api/submissions/<id>` tells. */
interface Submission {
  id: string;
  status: "queued" | "grading" | "graded" | "failed";
  position?: number;
  submittedAt: string;
  verdict?: Verdict & {
    feedback: { title: string; says: string[]; see?: string };
    counterexample?: CounterExample;
    documents?: DocumentsCounterExample;
  };
}

/** An answer on its way to the grader. */
export interface SubmitRequest {
  exercise: string;
  answer: string;
  /** The same for every try of one answer: it is graded once. */
  key: string;
  /** Columns of the expected result on the visible rows, where there is one. */
  columns?: Column[];
  /** Name of the dataset whose rows the learner sees. */
  shown?: string;
  onState: (state: Judged) => void;
}

/** Milliseconds between two looks at a submission where no events come; the last goes on. */
const pauses = [150, 150, 300, 300, 600, 1_000];

/** Hands an answer in and follows it to its verdict. Never rejects: whatever fails is told in words. */
export async function submitAnswer(request: SubmitRequest): Promise<Judged> {
  const { exercise, answer, key } = request;
  try {
    const response = await fetch("/api/submissions", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ exerciseId: exercise, answer, idempotencyKey: key }),
    });
    if (!response.ok) return await refused(response);
    const { id } = (await response.json()) as { id: string };
    return await follow(id, request);
  } catch (cause) {
    console.warn("An answer could not be handed in:", cause);
    return notHandedIn;
  }
}

/** Follows a submission by its events; where they do not come, by asking. */
async function follow(id: string, request: SubmitRequest): Promise<Judged> {
  const told = await new Promise<Judged | undefined>((resolve) => {
    if (typeof EventSource === "undefined") return resolve(undefined);
    const events = new EventSource(`/api/submissions/${id}/events`);
    const end = (judged?: Judged): void => {
      events.close();
      resolve(judged);
    };
    events.addEventListener("message", ({ data }: MessageEvent<string>) => {
      const judged = judgedOrTold(JSON.parse(data) as Submission, request);
      if (judged) end(judged);
    });
    events.addEventListener("error", () => end());
  });
  return told ?? (await ask(id, request));
}

async function ask(id: string, request: SubmitRequest): Promise<Judged> {
  for (let turn = 0; ; turn += 1) {
    const response = await fetch(`/api/submissions/${id}`);
    if (!response.ok) return await refused(response);
    const judged = judgedOrTold((await response.json()) as Submission, request);
    if (judged) return judged;
    await new Promise((done) => setTimeout(done, pauses[Math.min(turn, pauses.length - 1)]));
  }
}

/** What a submission came to; undefined while it is under way, which is told. */
function judgedOrTold(submission: Submission, request: SubmitRequest): Judged | undefined {
  if (submission.status === "failed")
    return { ...failedHere, says: [...failedHere.says, receiptOf(submission)] };
  if (submission.status === "graded" && submission.verdict) return judgedFrom(submission.verdict, request);
  request.onState(underway(submission));
  return undefined;
}

/** A receipt as it is told: the first part of the submission's number. */
const receiptOf = ({ id }: Submission): string => `Receipt ${id.slice(0, 13)}`;

function underway(submission: Submission): Judged {
  const { position, submittedAt } = submission;
  const at = new Date(submittedAt).toLocaleTimeString("en-GB");
  return {
    kind: "underway",
    title:
      position === undefined
        ? `Handed in at ${at}. It is being graded.`
        : `Handed in at ${at}. Place ${position} in the queue.`,
    says: [`You may leave this page; nothing is lost. ${receiptOf(submission)}`],
  };
}

function judgedFrom(verdict: NonNullable<Submission["verdict"]>, request: SubmitRequest): Judged {
  const { title, says, see } = verdict.feedback;
  const mark = verdict.status === "passed" ? "pass" : verdict.status === "stopped" ? "wait" : "fail";
  const seen =
    verdict.status === "failed"
      ? verdict.results.find(({ dataset }) => dataset === request.shown)
      : undefined;
  return {
    kind: "judged",
    mark,
    title,
    says,
    ...(see === undefined ? {} : { see }),
    ...(verdict.status === "rejected" ? { error: verdict.error } : {}),
    ...(verdict.misconception === undefined ? {} : { misconception: verdict.misconception }),
    ...(verdict.documents ? { documents: verdict.documents } : {}),
    ...(verdict.counterexample
      ? { counterexample: verdict.counterexample }
      : seen && request.columns
        ? { rows: { columns: request.columns, difference: seen.difference } }
        : {}),
  };
}

async function refused(response: Response): Promise<Judged> {
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  const { status } = response;
  if (status === 503 || status === 429) {
    const seconds = response.headers.get("Retry-After") ?? "20";
    return {
      kind: "open",
      fault: "queue",
      title: `Not handed in yet: ${lowerFirst(problem.title ?? "the queue is full")}.`,
      says: [`Your text is kept here. Try again in ${seconds} s.`],
    };
  }
  if (status >= 500) return failedHere;
  return {
    kind: "open",
    fault: "ours",
    title: problem.title ?? `Not handed in: the server answered ${response.status}.`,
    says: [problem.detail ?? "Your text is kept here."],
  };
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const failedHere: Extract<Judged, { kind: "open" }> = {
  kind: "open",
  fault: "ours",
  title: "Grading failed on our side. This did not use an attempt.",
  says: ["Your text is kept here, as you wrote it."],
};
