import { applyRegrade, discardRegrade, type RegradeDecided } from "@/app/_register/regrade/decide-regrade";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

const decisions = { apply: applyRegrade, discard: discardRegrade } as const;

/** `POST /api/classes/<id>/regrades/<regrade>` `{decision: "apply" | "discard"}`: makes its verdicts count, or leaves every grade as it is. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string; regrade: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId, regrade } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "regrade.run");
    if (refused) return problemReply(refused);
    const back = `/class/${classId}/regrade/${encodeURIComponent(regrade)}`;
    const decision = read.text("decision");
    if (decision !== "apply" && decision !== "discard") return notDone(read, back, noDecision);
    const decided = await decisions[decision](opened.db, actor.personId, classId, regrade);
    const problem = problemOf(decided);
    if (decided.kind === "not-found") return problemReply(notFound);
    return problem ? notDone(read, back, problem) : done(read, { to: back, json: decided });
  });
}

function problemOf({ kind }: RegradeDecided): ProblemReply | undefined {
  if (kind === "running") return stillRunning;
  return kind === "decided" ? decidedBefore : undefined;
}

const noDecision: ProblemReply = {
  status: 422,
  code: "wrong_decision",
  title: "It is not said what to do",
  detail: 'Send {"decision": "apply"} or {"decision": "discard"}.',
};
const stillRunning: ProblemReply = {
  status: 409,
  code: "regrade_running",
  title: "It is still being graded",
  detail: "Some answers have no new verdict yet. Look again in a moment; no grade has changed.",
};
const decidedBefore: ProblemReply = {
  status: 409,
  code: "regrade_decided",
  title: "This was decided before",
  detail: "It was applied or discarded already; the page says which.",
};
