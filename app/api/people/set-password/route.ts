import { passwordLink, setPasswordBy } from "@/app/_register/people/set-password";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { signIn } from "@/app/_register/people/sign-in";
import { addressOf, authOf } from "@/app/_server/auth";
import { noAccounts, tooOften, wrongField } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withOpenRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/people/set-password` `{token, password, name?, email?}`: a new password by a link, or the first admin. Signs in. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withOpenRegister(async (register) => {
    const { db, mode } = register;
    if (mode === "solo") return problemReply(noAccounts);
    const address = addressOf(request.headers);
    const token = read.text("token");
    const back = `/set-password?token=${encodeURIComponent(token)}`;
    const wait = await countTry(db, `link:${address}`, rates.code);
    if (wait !== undefined) return notDone(read, back, tooOften(wait));
    const link = await passwordLink(db, token);
    if (!link) return notDone(read, back, wrongField(noSuchLink), { field: "token" });
    const typed = { name: read.text("name"), email: read.text("email"), password: read.text("password") };
    const set = await setPasswordBy(db, link, typed);
    if (set.kind === "refused") {
      const { name, email } = typed;
      return notDone(read, back, wrongField(set.problem), {
        field: set.problem.field,
        typed: { name, email },
      });
    }
    const userAgent = request.headers.get("user-agent") ?? "";
    const signed = await signIn(db, authOf(register), { ...typed, email: set.email, address, userAgent });
    const to = link.kind === "first-admin" ? "/people" : "/account";
    return done(read, signed.kind === "in" ? { to, cookies: signed.cookies } : { to: "/sign-in" });
  });
}

const noSuchLink = {
  field: "token" as const,
  detail: "This link was used already, has run out, or is not whole. Ask for a new one.",
};
