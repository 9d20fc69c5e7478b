import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** What a receipt proves: who handed in which text for which exercise, and when it was received. */
export interface ReceiptFacts {
  submissionId: string;
  personId: string;
  exerciseId: string;
  answer: string;
  receivedAt: Date;
}

/**
 * A line that proves what was received when: `rowhouse-receipt-1 <submission> <exercise> <received> <sha256 of the answer> <mark>`.
 * The mark is HMAC-SHA-256 (RFC 2104) over the line before it and the person, so that a receipt is worth nothing in other hands.
 */
export function receipt(facts: ReceiptFacts, secret: string): string {
  const line = factsLine(facts);
  return `${line} ${markOf(line, facts.personId, secret)}`;
}

/** Whether a receipt was given by this register for these facts. */
export function isReceipt(text: string, facts: ReceiptFacts, secret: string): boolean {
  const given = Buffer.from(text.trim());
  const right = Buffer.from(receipt(facts, secret));
  return given.length === right.length && timingSafeEqual(given, right);
}

const factsLine = ({ submissionId, exerciseId, answer, receivedAt }: ReceiptFacts): string =>
  [
    "rowhouse-receipt-1",
    submissionId,
    exerciseId,
    receivedAt.toISOString(),
    createHash("sha256").update(answer).digest("hex"),
  ].join(" ");

const markOf = (line: string, personId: string, secret: string): string =>
  createHmac("sha256", secret).update(`${line} ${personId}`).digest("hex").slice(0, 32);
