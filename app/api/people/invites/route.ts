import { audit } from "@/app/_register/audit";
import type { Actor } from "@/app/_register/people/actor";
import { makeLink } from "@/app/_register/people/link";
import { isEmail } from "@/app/_register/people/new-person";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { can } from "@/app/_register/people/rights";
import { classRefusal } from "@/app/_server/class-standing";
import { notAllowed, tooOften, wrongField } from "@/app/_server/people-problems";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { done, type Fields, notDone, readFields } from "@/app/_server/read-fields";
import type { RunningRegister } from "@/app/_server/register";
import { siteAddress } from "@/app/_server/site-address";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** Days that an invitation works. */
const days = 14;

/** `POST /api/people/invites` `{classId?, role, email?}` -> `{link}`: into a class, by who teaches it; into the course, by an admin. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async (register, actor) => {
    const [classId, role, email] = [read.text("classId"), read.text("role"), read.text("email").trim()];
    const back = classId === "" ? "/people" : `/class/${encodeURIComponent(classId)}/people`;
    const refused = await refusal(register, actor, read);
    if (refused) return notDone(read, back, refused, fieldOf(refused, email));
    const link = await register.db.transaction().execute(async (trx) => {
      const token = await makeLink(trx, {
        purpose: "join",
        role: role === "admin" || role === "instructor" ? role : "learner",
        createdBy: actor.personId,
        hours: days * 24,
        ...(classId === "" ? {} : { classId }),
        ...(email === "" ? {} : { email }),
      });
      const inClass = classId === "" ? {} : { classId };
      await audit(trx, { actorId: actor.personId, action: "invite.make", ...inClass, detail: { role } });
      return `${siteAddress()}/join?token=${token}`;
    });
    if (!read.form) return done(read, { to: "", json: { link, days } });
    const detail = `The link works once, for ${days} days. Copy it now, it is shown only once: ${link}`;
    return notDone(read, back, { status: 200, code: "link", title: "", detail });
  });
}

/** What is wrong with the address stands beside it. */
const fieldOf = (
  { code }: ProblemReply,
  email: string,
): { field?: string; typed?: Record<string, string> } =>
  code === "wrong_email" ? { field: "email", typed: { email } } : {};

async function refusal(
  register: RunningRegister,
  actor: Actor,
  read: Fields,
): Promise<ProblemReply | undefined> {
  const [classId, role, email] = [read.text("classId"), read.text("role"), read.text("email").trim()];
  const right =
    classId === ""
      ? can({ siteRole: actor.siteRole }, "people.manage")
        ? undefined
        : notAllowed
      : await classRefusal(register, actor, classId, "class.let-in");
  if (right) return right;
  const roles = classId === "" ? ["learner", "instructor", "admin"] : ["learner", "instructor"];
  if (!roles.includes(role)) return { ...noRole, detail: `Send "role" as one of ${roles.join(", ")}.` };
  if (email !== "" && !isEmail(email))
    return wrongField({
      field: "email",
      detail: `"${email.slice(0, 100)}" is no e-mail address. Correct it, or leave it out.`,
    });
  const wait = await countTry(register.db, `invite:${actor.personId}`, rates.invite);
  return wait === undefined ? undefined : tooOften(wait);
}

const noRole: ProblemReply = {
  status: 400,
  code: "no_role",
  title: "There is no such role here",
  detail: "",
};
