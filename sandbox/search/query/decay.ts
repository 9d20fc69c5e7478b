import type { DecayShape } from "./parse-function-score";

/** A decay's curve: 1 up to the offset, `decay` at offset plus scale; `distance` is never negative. */
export function decayCurve(shape: DecayShape, scale: number, decay: number): (distance: number) => number {
  switch (shape) {
    case "gauss": {
      const spread = (0.5 * scale ** 2) / Math.log(decay);
      return (distance) => Math.exp((0.5 * distance ** 2) / spread);
    }
    case "exp": {
      const rate = Math.log(decay) / scale;
      return (distance) => Math.exp(rate * distance);
    }
    case "linear": {
      const end = scale / (1 - decay);
      return (distance) => Math.max(0, (end - distance) / end);
    }
  }
}
