/** Our side failed: a broken engine, a broken exercise. Never a verdict, and never an attempt used. */
export class GradingFailed extends Error {}
