import { doorOf, joinAs, joinAsNew, type Door, type Joined } from "@/app/_register/people/join";
import { newPersonProblem } from "@/app/_register/people/new-person";
import { hashed } from "@/app/_register/people/password";
import { countTry, rates, spentTries } from "@/app/_register/people/rate-limit";
import { signIn } from "@/app/_register/people/sign-in";
import { addressOf, authOf } from "@/app/_server/auth";
import { noAccounts, tooOften, wrongField } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, type Fields, notDone, readFields } from "@/app/_server/read-fields";
import type { RunningRegister } from "@/app/_server/register";
import { requestActor } from "@/app/_server/request-actor";
import { withOpenRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/people/join` `{code | token, name?, email?, password?}`: into a class; makes an account for somebody who is not signed in. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withOpenRegister(async (register) => {
    const { db } = register;
    const address = addressOf(request.headers);
    const [code, token] = [read.text("code"), read.text("token")];
    const back =
      token === "" ? `/join?code=${encodeURIComponent(code)}` : `/join?token=${encodeURIComponent(token)}`;
    const wait =
      (await countTry(db, `code:${address}`, rates.code)) ??
      (await spentTries(db, `wrong-code:${address}`, rates.wrongCode));
    if (wait !== undefined) return notDone(read, back, tooOften(wait));
    const door = await doorOf(db, token === "" ? { code } : { token });
    if (!door) {
      await countTry(db, `wrong-code:${address}`, rates.wrongCode);
      return notDone(read, "/join", wrongField(noSuchDoor), {
        field: "code",
        typed: { code: code.slice(0, 40) },
      });
    }
    return await enter(request, { read, register, door, back, address });
  });
}

interface Visit {
  read: Fields;
  register: RunningRegister;
  door: Door;
  back: string;
  address: string;
}

async function enter(request: Request, { read, register, door, back, address }: Visit): Promise<Response> {
  const { db, mode } = register;
  const actor = await requestActor(register, request.headers);
  // The account page takes in what the browser did before.
  const to = "/account";
  const json = { classId: door.classId ?? null, next: to };
  if (actor) {
    const { email } = await db
      .selectFrom("person")
      .select("email")
      .where("id", "=", actor.personId)
      .executeTakeFirstOrThrow();
    const joined = await joinAs(db, door, { id: actor.personId, email });
    return joined.kind === "joined" ? done(read, { to, json }) : refused(read, back, joined, {});
  }
  if (mode === "solo") return problemReply(noAccounts);
  const typed = { name: read.text("name"), email: read.text("email"), password: read.text("password") };
  const shown = { name: typed.name.slice(0, 200), email: typed.email.slice(0, 254) };
  const problem = newPersonProblem(typed);
  if (problem) return refused(read, back, { kind: "refused", problem }, shown);
  const joined = await joinAsNew(db, door, { ...typed, hash: await hashed(typed.password) });
  if (joined.kind === "refused") return refused(read, back, joined, shown);
  const userAgent = request.headers.get("user-agent") ?? "";
  const signed = await signIn(db, authOf(register), { ...typed, address, userAgent });
  return done(read, signed.kind === "in" ? { to, json, cookies: signed.cookies } : { to: "/sign-in", json });
}

const refused = (
  read: Fields,
  back: string,
  { problem }: Joined & { kind: "refused" },
  typed: Record<string, string>,
): Response => notDone(read, back, wrongField(problem), { field: problem.field, typed });

const noSuchDoor = {
  field: "code" as const,
  detail:
    "No class has this code, or it takes nobody any more. Codes look like HARBOR-7K4MC; ask your instructor.",
};
