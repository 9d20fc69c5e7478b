import "server-only";
import { notFound } from "next/navigation";
import { roleIn } from "@/app/_register/people/actor";
import type { Actor } from "@/app/_register/people/actor";
import type { ClassRole } from "@/app/_register/database/tables";
import { type Action, can } from "@/app/_register/people/rights";
import { pageActor } from "./page-actor";
import type { RunningRegister } from "./register";

/** A class as its pages need it. */
export interface ClassPage {
  opened: RunningRegister;
  actor: Actor;
  role: ClassRole;
  classId: string;
  name: string;
  timeZone: string;
  joinCode: string;
  /** Whether the code lets anybody in. */
  joinOpen: boolean;
  archived: boolean;
  /** By the clock of the database. */
  now: Date;
}

/** The class at an address, for a member who may do this; for everybody else there is no such page. */
export async function classPage(classId: string, here: string, action: Action): Promise<ClassPage> {
  const { opened, actor } = await pageActor(here);
  const role = await roleIn(opened.db, actor.personId, classId);
  if (!role || !can({ siteRole: actor.siteRole, classRole: role }, action)) notFound();
  const found = await opened.db
    .selectFrom("class")
    .select(["name", "time_zone", "join_code", "join_open", "archived_at"])
    .select(({ fn }) => fn<Date>("clock_timestamp", []).as("now"))
    .where("id", "=", classId)
    .executeTakeFirst();
  if (!found) notFound();
  const { name, time_zone: timeZone, join_code: joinCode, join_open: joinOpen, archived_at, now } = found;
  const archived = archived_at !== null;
  return { opened, actor, role, classId, name, timeZone, joinCode, joinOpen, archived, now };
}
