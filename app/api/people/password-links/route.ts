import { audit } from "@/app/_register/audit";
import { makeLink } from "@/app/_register/people/link";
import { passwordRight } from "@/app/_register/people/password-right";
import { countTry, rates } from "@/app/_register/people/rate-limit";
import { notAllowed, notFound, tooOften } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { sameSitePath } from "@/app/_server/same-site-path";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { siteAddress } from "@/app/_server/site-address";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** Hours that the link works. */
const hours = 24;

/** `POST /api/people/password-links` `{personId}` -> `{link}`: by it the person chooses a new password. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db }, actor) => {
    const personId = read.text("personId");
    const right = await passwordRight(db, actor, personId);
    if (right === "hidden") return problemReply(notFound);
    if (right === "no") return problemReply(notAllowed);
    const wait = await countTry(db, `invite:${actor.personId}`, rates.invite);
    const back = sameSitePath(read.text("back"), "/people");
    if (wait !== undefined) return notDone(read, back, tooOften(wait));
    const token = await db.transaction().execute(async (trx) => {
      // An older link to this password ends.
      await trx
        .deleteFrom("invite")
        .where("person_id", "=", personId)
        .where("purpose", "=", "password")
        .where("used_at", "is", null)
        .execute();
      await audit(trx, { actorId: actor.personId, action: "password.link", personId });
      return await makeLink(trx, { purpose: "password", personId, createdBy: actor.personId, hours });
    });
    const link = `${siteAddress()}/set-password?token=${token}`;
    if (!read.form) return done(read, { to: "", json: { link, hours } });
    const detail = `The link works once, for ${hours} hours. Copy it now, it is shown only once: ${link}`;
    return notDone(read, back, { status: 200, code: "link", title: "", detail });
  });
}
