import { startRegrade } from "@/app/_register/regrade/start-regrade";
import { classRefusal } from "@/app/_server/class-standing";
import { getCatalog } from "@/app/_server/exercises";
import { problemReply } from "@/app/_server/problem-reply";
import { done, notDone, readFields } from "@/app/_server/read-fields";
import { withRegister } from "@/app/_server/with-register";

export const dynamic = "force-dynamic";

const longest = 500;

/** `POST /api/classes/<id>/regrades` `{exerciseId, reason}`: grades every answer of the class to an exercise again; no grade changes yet. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const read = await readFields(request);
  if ("problem" in read) return problemReply(read.problem);
  const { id: classId } = await params;
  return await withRegister(request, async (opened, actor) => {
    const refused = await classRefusal(opened, actor, classId, "regrade.run");
    if (refused) return problemReply(refused);
    const back = `/class/${classId}/regrade`;
    const [exerciseId, reason] = [read.text("exerciseId"), read.text("reason").trim()];
    const typed = { exerciseId, reason };
    const key = (await getCatalog()).get(exerciseId);
    if (!key) return notDone(read, back, noExercise, { field: "exerciseId", typed });
    if (reason === "" || reason.length > longest)
      return notDone(read, back, noReason, { field: "reason", typed });
    const { title, points } = key.exercise;
    const now = { version: await opened.versions.exercise(key), title, points };
    const started = await startRegrade(opened.db, actor.personId, classId, { exerciseId, reason, now });
    if (started.kind === "nothing") return notDone(read, back, noAnswers, { field: "exerciseId", typed });
    opened.grading.wake();
    return done(read, { to: `${back}/${started.id}`, json: { id: started.id } });
  });
}

const noExercise = {
  status: 422,
  code: "no_such_exercise",
  title: "There is no such exercise",
  detail: "Choose an exercise that the class has answered.",
};
const noReason = {
  status: 422,
  code: "wrong_reason",
  title: "The reason is missing",
  detail: `Say in 1 to ${longest} signs why it is graded again: it stands in the log of the class.`,
};
const noAnswers = {
  status: 422,
  code: "no_answers",
  title: "There is nothing to grade again",
  detail: "The class has no answers to this exercise that count.",
};
