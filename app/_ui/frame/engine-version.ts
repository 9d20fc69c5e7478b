/** What the engine in the page calls itself; a test asks it. */
export const engineVersion = "PostgreSQL 18.6";
