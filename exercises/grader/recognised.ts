import type { KnownWrong } from "./grade";
import { resemblance, sketchOf } from "./sketch";

/**
 * The misconception whose wrong answer did the same on every dataset that this answer ran on: `fingerprints` in their order. Of
 * several that cannot be told apart by what they do, the one that is written most like it.
 */
export function recognised(
  { known, expected }: { known: KnownWrong[]; expected: { wrong: string[] }[] },
  fingerprints: string[],
  answer: string,
): string | undefined {
  const alike = known.filter((_, i) =>
    fingerprints.every((fingerprint, at) => expected[at]?.wrong[i] === fingerprint),
  );
  if (alike.length < 2) return alike[0]?.misconception;
  const sketch = sketchOf(answer);
  const likeness = alike.map((one) => resemblance(one.sketch, sketch));
  return alike[likeness.indexOf(Math.max(...likeness))]?.misconception;
}
