import type { FieldProblem } from "@/app/_register/people/new-person";
import type { ProblemReply } from "./problem-reply";

/** Accounts are of class mode only. */
export const noAccounts: ProblemReply = {
  status: 404,
  code: "no_accounts",
  title: "There are no accounts here",
  detail: "This course runs for one person. Start it with ROWHOUSE_MODE=class to have accounts.",
};

/** The thing is not there, or belongs to somebody else: which of the two is not told. */
export const notFound: ProblemReply = {
  status: 404,
  code: "not_found",
  title: "There is no such thing",
  detail: "It is not there, or not yours. Look at the address again.",
};

export const notAllowed: ProblemReply = {
  status: 403,
  code: "not_allowed",
  title: "Your role does not allow this",
  detail: "Ask an instructor of the class or an admin to do it.",
};

/** Too many tries; seconds until the next. */
export const tooOften = (retryAfter: number): ProblemReply => ({
  status: 429,
  code: "too_often",
  title: "That was tried too often",
  detail: `Try again in ${retryAfter} s.`,
  retryAfter,
});

/** A field that is wrong. */
export const wrongField = ({ field, detail }: FieldProblem): ProblemReply => ({
  status: field === "token" || field === "code" ? 404 : 422,
  code: `wrong_${field}`,
  title: "This cannot be taken as it is",
  detail,
});
