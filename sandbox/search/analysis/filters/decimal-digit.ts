const DIGIT = /\p{Nd}/u;

/** Digits of every script as `0` to `9` (DecimalDigitFilter). Ten digits of a script always stand in a row. */
export function latinDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit.codePointAt(0) ?? 0)));
}

/** How many digits stand directly before this one, counted in tens: some scripts follow each other without a gap. */
function valueOf(code: number): number {
  if (code < 0x80) return code - 0x30;
  let start = code;
  while (DIGIT.test(String.fromCodePoint(start - 1))) start -= 1;
  return (code - start) % 10;
}
