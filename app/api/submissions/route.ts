import { assignmentFor } from "@/app/_register/classes/target";
import { accept } from "@/app/_register/submissions/accept";
import { positionOf } from "@/app/_register/submissions/told";
import { getCatalog } from "@/app/_server/exercises";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { readSubmission } from "@/app/_server/read-submission";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/submissions`: hands in an answer; 202 with the id to follow and the place in the queue. */
export async function POST(request: Request): Promise<Response> {
  const catalog = await getCatalog();
  const read = readSubmission(await textWithin(request), catalog);
  if ("problem" in read) return problemReply(read.problem);
  const { handed } = read;
  return withRegister(request, async ({ db, mode, grading, versions }, actor) => {
    const key = catalog.get(handed.exerciseId);
    if (!key) throw new Error(`${handed.exerciseId} was there a moment ago.`);
    const { title, points } = key.exercise;
    const taken = await accept(db, actor, handed, {
      exercise: { version: await versions.exercise(key), title, points },
      limited: mode === "class",
      target: (trx) => assignmentFor(trx, actor.personId, handed.exerciseId, handed.assignmentId),
    });
    if ("problem" in taken) return problemReply(taken.problem);
    if (taken.fresh) grading.wake();
    const { id } = taken;
    const position = (await positionOf(db, id)) ?? 0;
    return Response.json({ id, position }, { status: 202, headers: { Location: `/api/submissions/${id}` } });
  });
}

/** Bytes of a body: 64 KB of text may take six times as many when every sign is escaped. */
const longestBody = 512 * 1024;

async function textWithin(request: Request): Promise<string | ProblemReply> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > longestBody) {
      await reader?.cancel();
      return {
        status: 413,
        code: "too_large",
        title: "The request is too large",
        detail: "An answer may have 64 KB. Send a shorter one.",
      };
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
