import type { ClassRole, SiteRole } from "../database/tables";

/** Who asks, seen from the thing that is asked for. */
export interface Standing {
  siteRole: SiteRole;
  /** The role in the class to which the thing belongs; absent outside of it, and for things of no class. */
  classRole?: ClassRole;
  /** Whether the thing is the person's own: an answer, an account. */
  own?: boolean;
}

type Right = (standing: Standing) => boolean;

const admin: Right = ({ siteRole }) => siteRole === "admin";
const teaches: Right = ({ classRole }) => classRole === "instructor";
const member: Right = ({ classRole }) => classRole !== undefined;
const own: Right = ({ own: mine }) => mine === true;
const anyone: Right = () => true;
const either =
  (...rights: Right[]): Right =>
  (standing) =>
    rights.some((right) => right(standing));

/** The one table of rights: an action that is not in it does not exist, and whoever is not let in by its line is refused. */
const rights = {
  /** Hand in an answer of one's own. */
  "answer.hand-in": anyone,
  /** See an answer with its verdict and its comments. */
  "answer.read": either(own, teaches),
  "answer.comment": teaches,
  /** Make a class. */
  "class.create": ({ siteRole }: Standing) => siteRole !== "learner",
  "class.read": member,
  "class.manage": teaches,
  /** See who is in it, change roles, remove people. */
  "class.roster": teaches,
  /** Let people in: by the code, by links, by a roster. */
  "class.let-in": teaches,
  "assignment.read": member,
  "assignment.write": teaches,
  "extension.grant": teaches,
  "gradebook.read": teaches,
  "gradebook.override": teaches,
  "gradebook.export": teaches,
  "gradebook.import": teaches,
  "regrade.run": teaches,
  "similarity.read": teaches,
  "audit.read": teaches,
  /** Give somebody a link to a new password. */
  "password.link": either(teaches, admin),
  /** One's own account: sessions, export, erasure. */
  "account.manage": own,
  "people.manage": admin,
  "site.operate": admin,
} satisfies Record<string, Right>;

/** What can be asked for. */
export type Action = keyof typeof rights;

/** Every action of the table, for tests that walk it. */
export const actions = Object.keys(rights) as Action[];

/** Whether somebody who stands so may do this. */
export function can(standing: Standing, action: Action): boolean {
  return rights[action](standing);
}
