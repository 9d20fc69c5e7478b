/** A draw from the exponential distribution with this mean, by its inverse; `random` gives numbers from 0 up to 1. */
export const exponential = (random: () => number, mean: number): number => -mean * Math.log(1 - random());
