/** Order of two terms by code points, which is the order of their UTF-8 bytes. */
export function compareTerms(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above every other unit. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** Sorts terms by code points; UTF-16 order, which is faster, is the same without surrogates. */
export function sortTerms(terms: string[]): string[] {
  return terms.some((term) => /[\uD800-\uDFFF]/.test(term)) ? terms.sort(compareTerms) : terms.sort();
}
