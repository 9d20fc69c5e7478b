import type { WrongAnswer } from "../exercise";
import type { KnownWrong } from "../grader/grade";
import type { Verdict } from "../grader/verdict";
import { problem, type Proof } from "./proof";

/** A right answer passes; each file says why not at most once. */
export function proveAccepted(file: string, verdict: Verdict, proof: Proof): void {
  if (verdict.status === "passed") return;
  const message = `This right answer is not accepted: ${whatOf(verdict)}.`;
  if (proof.problems.some((one) => one.file === file && one.message === message)) return;
  proof.problems.push(problem(file, message, "Mend the answer, or the checks."));
}

/** What wrong answers are recognised by. */
interface Recognising {
  known: KnownWrong[];
  expected: { wrong: string[] }[];
}

/**
 * A wrong answer fails with its own message, and where it does what no other does, by that alone.
 * @param verdictWith the verdict when these are the known wrong answers
 * @param grow what to do when it is accepted: "give the datasets a row on which it goes wrong"
 */
export function proveWrong(
  answer: WrongAnswer,
  all: Recognising,
  verdictWith: (known: KnownWrong[]) => Verdict,
  grow: string,
  proof: Proof,
): void {
  const verdict = verdictWith(all.known);
  if (verdict.status === "passed") {
    proof.problems.push(
      problem(answer.file, "This wrong answer is accepted.", `Mend the answer, or ${grow}.`),
    );
    return;
  }
  const told = verdict.misconception ?? codeOf(verdict);
  if (told !== answer.expect) {
    const message = `It should fail with ${answer.expect}, and fails with ${told}.`;
    const fix = `Expect ${told}, or make it behave in a way of its own.`;
    proof.problems.push(problem(answer.file, message, fix));
    return;
  }
  if (behavesAlone(all, told)) {
    // Without the texts to lean on: what it does has to be enough.
    const bare = all.known.map(({ misconception }) => ({ misconception, sketch: [] }));
    if (verdictWith(bare).misconception !== told) {
      const fix =
        "Mend the fingerprints: another wrong answer does something else, and is taken for this one.";
      proof.problems.push(problem(answer.file, "It is recognised by its text alone.", fix));
      return;
    }
  }
  proof.wrong.killed += 1;
}

/** Whether a known misconception does on some dataset what no other does. */
function behavesAlone({ known, expected }: Recognising, told: string): boolean {
  const at = known.findIndex(({ misconception }) => misconception === told);
  const behaviour = (i: number): string => expected.map(({ wrong }) => wrong[i]).join("\n");
  return at >= 0 && known.every((_, i) => i === at || behaviour(i) !== behaviour(at));
}

/** The code of a verdict that no misconception names. */
export function codeOf(verdict: Verdict): string {
  return verdict.status === "failed" ? (verdict.results[0]?.difference.kind ?? "failed") : verdict.status;
}

/** A verdict in a few words, for authors. */
export function whatOf(verdict: Verdict): string {
  if (verdict.status === "rejected") return `${verdict.error.code} ${verdict.error.message}`;
  if (verdict.status === "stopped") return `stopped by the limit of ${verdict.limit}`;
  if (verdict.status === "passed") return "passed";
  const [first] = verdict.results;
  return `${JSON.stringify(first?.difference).slice(0, 400)} on ${first?.dataset ?? ""}`;
}
