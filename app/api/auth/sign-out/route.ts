import { endSession } from "@/app/_register/people/session";
import { noAccounts } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/auth/sign-out`: ends the session that asks. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db, mode }, { personId, sessionId }) => {
    if (mode === "solo" || !sessionId) return problemReply(noAccounts);
    await endSession(db, personId, sessionId);
    return done(read, { to: "/", cookies: endedCookies });
  });
}

/** The session is gone from the table; the browser may forget its cookie too, whichever of the two names it has. */
const endedCookies = [
  "rowhouse.session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax",
  "__Secure-rowhouse.session_token=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax",
];
