import { endSession, sessionsOf } from "@/app/_register/people/session";
import { notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/account/sessions`: where one is signed in. */
export async function GET(request: Request): Promise<Response> {
  return await withRegister(request, async ({ db }, { personId, sessionId }) => {
    const sessions = await sessionsOf(db, personId);
    const told = sessions.map((one) => ({ ...one, current: one.id === sessionId }));
    return Response.json({ sessions: told }, { headers: { "Cache-Control": "no-store" } });
  });
}

/** `POST /api/account/sessions` `{end: id}`: signs out there. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db }, { personId }) => {
    const ended = await endSession(db, personId, read.text("end"));
    return ended ? done(read, { to: "/account" }) : problemReply(notFound);
  });
}
