import { classesOf, createClass } from "@/app/_register/classes/class";
import { isTimeZone } from "@/app/_register/classes/local-instant";
import { can } from "@/app/_register/people/rights";
import { notAllowed } from "@/app/_server/people-problems";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/** `GET /api/classes` -> `{classes: [{id, name, timeZone, role, joinCode?}]}`: those of whoever asks. */
export async function GET(request: Request): Promise<Response> {
  return await withRegister(request, async ({ db }, { personId }) =>
    Response.json({ classes: await classesOf(db, personId) }, { headers: { "Cache-Control": "no-store" } }),
  );
}

/** `POST /api/classes` `{name, timeZone}` -> `{id}`: makes a class; who makes it teaches it. */
export async function POST(request: Request): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  return await withRegister(request, async ({ db }, { personId, siteRole }) => {
    if (!can({ siteRole }, "class.create")) return problemReply(notAllowed);
    const [name, timeZone] = [read.text("name").trim(), read.text("timeZone").trim() || "UTC"];
    const typed = { name, timeZone };
    if (name === "" || name.length > 200)
      return notDone(read, "/classes", wrongName, { field: "name", typed });
    if (!isTimeZone(timeZone)) return notDone(read, "/classes", wrongZone, { field: "timeZone", typed });
    const id = await createClass(db, personId, { name, timeZone });
    return done(read, { to: `/class/${id}`, json: { id } });
  });
}

const wrongName = {
  status: 422,
  code: "wrong_name",
  title: "The class needs a name",
  detail: "Type a name of 1 to 200 signs, such as Databases, autumn 2026.",
};
const wrongZone = {
  status: 422,
  code: "wrong_time_zone",
  title: "There is no such time zone",
  detail: "Type a zone of the IANA database, such as Europe/Berlin.",
};
