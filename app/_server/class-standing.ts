import "server-only";
import type { Actor } from "@/app/_register/people/actor";
import { standingIn } from "@/app/_register/people/actor";
import { type Action, can } from "@/app/_register/people/rights";
import { notAllowed, notFound } from "./people-problems";
import type { ProblemReply } from "./problem-reply";
import type { RunningRegister } from "./register";

/** Why an actor may not do this in a class: 404 for a class of others, 403 for a member without the right; undefined when it is allowed. */
export async function classRefusal(
  { db }: RunningRegister,
  actor: Actor,
  classId: string,
  action: Action,
): Promise<ProblemReply | undefined> {
  const standing = await standingIn(db, actor, classId);
  if (can(standing, action)) return undefined;
  return standing.classRole === undefined ? notFound : notAllowed;
}
