import { audit } from "@/app/_register/audit";
import { isPassword } from "@/app/_register/people/erase";
import { hashed, passwordProblem, storePassword } from "@/app/_register/people/password";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { signIn } from "@/app/_register/people/sign-in";
import { addressOf, authOf } from "@/app/_server/auth";
import { noAccounts, tooOften, wrongField } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/account/password` `{current, password}`: a new password; every other session ends. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async (register, { personId }) => {
    const { db, mode } = register;
    if (mode === "solo") return problemReply(noAccounts);
    const wait = await countTry(db, `password:${personId}`, rates.password);
    if (wait !== undefined) return notDone(read, "/account", tooOften(wait), { field: "current" });
    if (!(await isPassword(db, personId, read.text("current")))) {
      const problem = {
        ...wrongField({ field: "password", detail: "This is not your password." }),
        status: 403,
      };
      return notDone(read, "/account", problem, { field: "current" });
    }
    const { email } = await db
      .selectFrom("person")
      .select("email")
      .where("id", "=", personId)
      .executeTakeFirstOrThrow();
    const password = read.text("password");
    const wrong = passwordProblem(password, email);
    if (wrong !== undefined)
      return notDone(read, "/account", wrongField({ field: "password", detail: wrong }), {
        field: "password",
      });
    const hash = await hashed(password);
    await db.transaction().execute(async (trx) => {
      await storePassword(trx, personId, hash);
      await audit(trx, { actorId: personId, action: "password.set", personId, detail: { by: "own" } });
    });
    const userAgent = request.headers.get("user-agent") ?? "";
    const address = addressOf(request.headers);
    const signed = await signIn(db, authOf(register), { email, password, address, userAgent });
    return done(
      read,
      signed.kind === "in" ? { to: "/account", cookies: signed.cookies } : { to: "/sign-in" },
    );
  });
}
