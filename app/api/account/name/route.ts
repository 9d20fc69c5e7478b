import { nameProblem } from "@/app/_register/people/new-person";
import { wrongField } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `POST /api/account/name` `{name}`: another name for oneself. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db }, { personId }) => {
    const name = read.text("name").trim();
    const wrong = nameProblem(name);
    if (wrong !== undefined) {
      const typed = { name: name.slice(0, 200) };
      return notDone(read, "/account", wrongField({ field: "name", detail: wrong }), {
        field: "name",
        typed,
      });
    }
    await db.updateTable("person").set({ name }).where("id", "=", personId).execute();
    return done(read, { to: "/account", json: { name } });
  });
}
