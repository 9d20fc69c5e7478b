import "server-only";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { Actor } from "@/app/_register/people/actor";
import { register, type RunningRegister } from "./register";
import { requestActor } from "./request-actor";

/** Who opens a page, with the register; undefined as the actor for somebody who is not signed in. The page becomes dynamic by it. */
export async function pageVisitor(): Promise<{
  opened: RunningRegister;
  actor: (Actor & { sessionId?: string }) | undefined;
}> {
  const asked = await headers();
  const opened = await register();
  return { opened, actor: await requestActor(opened, asked) };
}

/** Like `pageVisitor`, for pages of people who are signed in; others are sent to sign in and come back to `here`. */
export async function pageActor(
  here: string,
): Promise<{ opened: RunningRegister; actor: Actor & { sessionId?: string } }> {
  const { opened, actor } = await pageVisitor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  return { opened, actor };
}
