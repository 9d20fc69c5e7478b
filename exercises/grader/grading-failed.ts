/** Our side failed: a broken engine, a broken exercise. Never a verdict, and never an attempt used. */
export class GradingFailed extends Error {}

/** The rows that an exercise starts from could not be put in. */
export class SeedFailed extends GradingFailed {}
