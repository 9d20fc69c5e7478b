import type { ProblemReply } from "../problem";

/** Answers that may wait, of all people. */
export const longestQueue = 2_000;
/** Answers that one learner of a class may hand in within a minute. */
export const mostInAMinute = 10;

/** Why an answer is not taken. Nothing of it is kept here; the text stays with whoever sent it. */
export const refusals = {
  otherText: {
    status: 409,
    code: "idempotency_key_reused",
    title: "This key belongs to another answer",
    detail: "The idempotencyKey was sent before with another text. Send a new key with each new answer.",
  },
  givenUp: {
    status: 422,
    code: "given_up",
    title: "This exercise was given up",
    detail: "Its reference was shown. What counts now is the variant of the task: answer that one.",
  },
  queueFull: {
    status: 503,
    code: "queue_full",
    title: "The queue is full",
    detail: `${longestQueue} answers are waiting. Send this one again in 20 seconds; nothing is lost.`,
    retryAfter: 20,
  },
  inFlight: {
    status: 429,
    code: "in_flight",
    title: "One answer is being graded",
    detail: "The next can be handed in when it is done. Follow it, then send this one again.",
    retryAfter: 2,
  },
  tooMany: {
    status: 429,
    code: "too_many",
    title: "Too many answers in a minute",
    detail: `A learner may hand in ${mostInAMinute} answers a minute. Send this one again in 20 seconds.`,
    retryAfter: 20,
  },
  notOpen: {
    status: 422,
    code: "not_open",
    title: "This assignment is not open yet",
    detail: "Run and Check work already. Hand in when it opens.",
  },
  closed: {
    status: 422,
    code: "closed",
    title: "This assignment is closed",
    detail: "Your best attempt counts. Run and Check still work, for practice.",
  },
  noSuchAssignment: {
    status: 404,
    code: "no_such_assignment",
    title: "There is no such assignment",
    detail: "The id is wrong, or this exercise is not part of it. Leave assignmentId out to have it found.",
  },
} satisfies Record<string, ProblemReply>;

/** All attempts of an exercise are used. */
export const noAttemptsLeft = (limit: number): ProblemReply => ({
  status: 422,
  code: "no_attempts_left",
  title: limit === 1 ? "The one attempt is used" : `All ${limit} attempts are used`,
  detail: "What you handed in counts. Run and Check still work, for practice.",
});
