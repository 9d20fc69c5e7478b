/**
 * Mean seconds that an answer waits when answers come at random at `perSecond`, each takes `seconds` on average (exponential) and
 * `graders` work: the M/M/c queue, by the formula of A. K. Erlang (1917). Infinity when more comes than can be graded.
 */
export function erlangWait(perSecond: number, seconds: number, graders: number): number {
  const offered = perSecond * seconds;
  if (offered >= graders) return Number.POSITIVE_INFINITY;
  // Erlang B by its recursion, which does not overflow, and from it Erlang C.
  let blocked = 1;
  for (let n = 1; n <= graders; n += 1) blocked = (offered * blocked) / (n + offered * blocked);
  const waits = blocked / (1 - (offered / graders) * (1 - blocked));
  return (waits * seconds) / (graders - offered);
}
