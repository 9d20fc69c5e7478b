import "server-only";
import type { Actor } from "@/app/_register/people/actor";
import { isArchived } from "@/app/_register/classes/class";
import { standingIn } from "@/app/_register/people/actor";
import { type Action, can } from "@/app/_register/people/rights";
import { notAllowed, notFound } from "./people-problems";
import type { ProblemReply } from "./problem-reply";
import type { RunningRegister } from "./register";

/** What nobody does in a class that was put away; all of it can still be read. */
const asleep: ReadonlySet<Action> = new Set<Action>([
  "assignment.write",
  "extension.grant",
  "answer.comment",
  "gradebook.override",
  "gradebook.import",
  "regrade.run",
  "class.let-in",
]);

/**
 * Why an actor may not do this in a class: 404 for a class of others, 403 for a member without the right, 409 for a change in a class that
 * was put away; undefined when it is allowed.
 */
export async function classRefusal(
  { db }: RunningRegister,
  actor: Actor,
  classId: string,
  action: Action,
): Promise<ProblemReply | undefined> {
  const standing = await standingIn(db, actor, classId);
  if (!can(standing, action)) return standing.classRole === undefined ? notFound : notAllowed;
  return asleep.has(action) && (await isArchived(db, classId)) ? putAway : undefined;
}

const putAway: ProblemReply = {
  status: 409,
  code: "class_put_away",
  title: "This class is put away",
  detail: "Nothing is changed in it any more; everything can still be read. Take it out again first.",
};
