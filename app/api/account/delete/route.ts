import { erasePerson, isPassword } from "@/app/_register/people/erase";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { noAccounts, tooOften } from "@/app/_server/people-problems";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/account/delete` `{confirm}` (the password): erases whoever asks. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db, mode }, { personId }) => {
    if (mode === "solo") return problemReply(noAccounts);
    const said = { field: "confirm" };
    const wait = await countTry(db, `password:${personId}`, rates.password);
    if (wait !== undefined) return notDone(read, "/account", tooOften(wait), said);
    if (!(await isPassword(db, personId, read.text("confirm"))))
      return notDone(read, "/account", wrongPassword, said);
    const erased = await erasePerson(db, personId);
    return erased === "last-admin" ? notDone(read, "/account", lastAdmin, said) : done(read, { to: "/" });
  });
}

const wrongPassword: ProblemReply = {
  status: 403,
  code: "wrong_password",
  title: "Nothing was deleted",
  detail: "This is not your password. Nothing was deleted.",
};
const lastAdmin: ProblemReply = {
  status: 409,
  code: "last_admin",
  title: "Nothing was deleted",
  detail: "You are the last admin. Make somebody else an admin first. Nothing was deleted.",
};
