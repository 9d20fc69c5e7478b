/** A double as Java writes it: `1.0`, `1.0E10`, `1.0E-4`, `NaN` (`Double.toString`). */
export function formatDouble(value: number): string {
  return javaForm(value, String(Math.abs(value)));
}

/** A float as Java writes it: the shortest decimal that reads back as the same float32 (`Float.toString`). */
export function formatFloat(value: number): string {
  const rounded = Math.fround(value);
  return javaForm(rounded, shortestFloat(Math.abs(rounded)));
}

function shortestFloat(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return String(Number(text));
  }
  return String(Number(value.toPrecision(9)));
}

/** From JavaScript's decimal to Java's: a point always, an exponent below 10^-3 and from 10^7. */
function javaForm(value: number, text: string): string {
  if (Number.isNaN(value)) return "NaN";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  if (!Number.isFinite(value)) return `${sign}Infinity`;
  if (value === 0) return `${sign}0.0`;
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) return sign + (text.includes(".") ? text : `${text}.0`);
  return sign + scientific(text);
}

function scientific(text: string): string {
  const [mantissa = "", exponentText = "0"] = text.split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const all = whole + fraction;
  const digits = all.replace(/^0+/, "");
  const exponent = Number(exponentText) + whole.length - 1 - (all.length - digits.length);
  const kept = digits.replace(/0+$/, "");
  return `${kept.slice(0, 1)}.${kept.slice(1) || "0"}E${exponent}`;
}
