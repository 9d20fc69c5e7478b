import type { Column } from "@/sandbox/outcome";
import type { CounterExample, DocumentsCounterExample } from "@/exercises/grader/counterexample";
import type { Verdict } from "@/exercises/grader/verdict";
import { notHandedIn } from "./judge-once";
import type { Judged } from "./judged";

/** What `GET /api/submissions/<id>` tells. */
interface Submission {
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

/** Milliseconds between two looks at a submission; the last goes on. */
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

async function follow(id: string, request: SubmitRequest): Promise<Judged> {
  for (let turn = 0; ; turn += 1) {
    await new Promise((done) => setTimeout(done, pauses[Math.min(turn, pauses.length - 1)]));
    const response = await fetch(`/api/submissions/${id}`);
    if (!response.ok) return await refused(response);
    const submission = (await response.json()) as Submission;
    if (submission.status === "failed") return failedHere;
    if (submission.status === "graded" && submission.verdict) return judgedFrom(submission.verdict, request);
    request.onState(underway(submission));
  }
}

function underway({ position, submittedAt }: Submission): Judged {
  const at = new Date(submittedAt).toLocaleTimeString("en-GB");
  return {
    kind: "underway",
    title:
      position === undefined
        ? `Handed in at ${at}. It is being graded.`
        : `Handed in at ${at}. Place ${position} in the queue.`,
    says: [],
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
  if (response.status === 503 || response.status === 429) {
    return {
      kind: "open",
      fault: "queue",
      title: "Not handed in yet: the queue is full.",
      says: [`Your text is kept here. Try again in ${response.headers.get("Retry-After") ?? "20"} s.`],
    };
  }
  const problem = (await response.json().catch(() => ({}))) as { title?: string; detail?: string };
  if (response.status >= 500) return failedHere;
  return {
    kind: "open",
    fault: "ours",
    title: problem.title ?? `Not handed in: the server answered ${response.status}.`,
    says: [problem.detail ?? "Your text is kept here."],
  };
}

const failedHere: Judged = {
  kind: "open",
  fault: "ours",
  title: "Grading failed on our side. This did not use an attempt.",
  says: ["Your text is kept here, as you wrote it."],
};
