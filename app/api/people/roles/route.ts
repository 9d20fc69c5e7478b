import { setRole } from "@/app/_register/people/erase";
import { can } from "@/app/_register/people/rights";
import { notAllowed, notFound } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/people/roles` `{personId, role}`: what somebody may do in the whole course. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db }, actor) => {
    if (!can({ siteRole: actor.siteRole }, "people.manage")) return problemReply(notAllowed);
    const role = read.text("role");
    if (role !== "learner" && role !== "instructor" && role !== "admin") return problemReply(noRole);
    const set = await setRole(db, actor.personId, read.text("personId"), role);
    if (set === "not-found") return problemReply(notFound);
    return set === "last-admin" ? notDone(read, "/people", lastAdmin) : done(read, { to: "/people" });
  });
}

const noRole = {
  status: 400,
  code: "no_role",
  title: "There is no such role",
  detail: 'Send "role" as learner, instructor or admin.',
};
const lastAdmin = {
  status: 409,
  code: "last_admin",
  title: "The last admin stays one",
  detail: "This is the last admin. Make somebody else an admin first.",
};
