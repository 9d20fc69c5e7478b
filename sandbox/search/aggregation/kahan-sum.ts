/** Compensated summation as Elasticsearch does it (Kahan, "Further remarks on reducing truncation errors", 1965): the order of the values counts. */
export class KahanSum {
  value = 0;
  #compensation = 0;

  add(value: number): void {
    // Infinities and NaN would poison the compensation.
    if (!Number.isFinite(value)) {
      this.value += value;
      return;
    }
    if (!Number.isFinite(this.value)) return;
    const corrected = value + this.#compensation;
    const updated = this.value + corrected;
    this.#compensation = corrected - (updated - this.value);
    this.value = updated;
  }
}
