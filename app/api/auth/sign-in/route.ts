import { signIn } from "@/app/_register/people/sign-in";
import { addressOf, authOf } from "@/app/_server/auth";
import { noAccounts, tooOften } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { sameSitePath } from "@/app/_server/same-site-path";
import { withOpenRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/auth/sign-in` `{email, password, next?}`: a session, in a cookie. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withOpenRegister(async (register) => {
    if (register.mode === "solo") return problemReply(noAccounts);
    const next = sameSitePath(read.text("next"));
    const email = read.text("email");
    const signed = await signIn(register.db, authOf(register), {
      email,
      password: read.text("password"),
      address: addressOf(request.headers),
      userAgent: request.headers.get("user-agent") ?? "",
    });
    if (signed.kind === "in") return done(read, { to: next, json: { next }, cookies: signed.cookies });
    const back = `/sign-in?next=${encodeURIComponent(next)}`;
    const problem =
      signed.kind === "limited"
        ? { ...tooOften(signed.retryAfter), detail: signed.detail }
        : { status: 401, code: "wrong_password", title: "Not signed in", detail: signed.detail };
    return notDone(read, back, problem, { field: "password", typed: { email: email.slice(0, 254) } });
  });
}
