import { setOverride, withdrawOverride } from "@/app/_register/gradebook/override";
import { classRefusal } from "@/app/_server/class-standing";
import { notFound } from "@/app/_server/people-problems";
import { type ProblemReply, problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

/**
 * `POST /api/classes/<id>/overrides` `{assignmentId, exerciseId, personId, points, reason, back?}`: sets a grade by hand; without points what
 * was handed in counts again.
 */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "gradebook.override");
    if (refused) return problemReply(refused);
    const attempt = read.text("attempt");
    const back =
      attempt === ""
        ? `/class/${classId}/gradebook`
        : `/class/${classId}/attempt/${encodeURIComponent(attempt)}`;
    const cell = {
      assignmentId: read.text("assignmentId"),
      exerciseId: read.text("exerciseId"),
      personId: read.text("personId"),
    };
    const typed = read.text("points").trim();
    if (typed === "") {
      const gone = await withdrawOverride(opened.db, actor.personId, classId, cell);
      return gone ? done(read, { to: back }) : problemReply(notFound);
    }
    const points = Number(typed.replace(",", "."));
    const reason = read.text("reason").trim().slice(0, 2_000);
    if (!/^\d{1,6}([.,]\d{1,2})?$/.test(typed))
      return notDone(read, back, wrong("points", "Type points such as 1.5."), { field: "points" });
    if (reason === "")
      return notDone(read, back, wrong("reason", "Say why: it stands in the log."), { field: "reason" });
    const outcome = await setOverride(opened.db, actor.personId, classId, cell, { points, reason });
    if (outcome.kind === "not-found") return problemReply(notFound);
    if (outcome.kind === "too-many")
      return notDone(
        read,
        back,
        wrong("points", `This exercise has ${outcome.most === 1 ? "1 point" : `${outcome.most} points`}.`),
        {
          field: "points",
        },
      );
    return done(read, { to: back });
  });
}

const wrong = (field: string, detail: string): ProblemReply => ({
  status: 422,
  code: `wrong_${field}`,
  title: "This grade cannot be set as it is",
  detail,
});
