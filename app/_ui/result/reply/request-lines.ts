const first = /^\s*(?:(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH)\s+\S|mc\s|@clock\b)/;

/** The line with which each request of a console's text begins, in order; a comment is none. */
export const requestLines = (text: string): string[] =>
  text
    .split("\n")
    .filter((line) => first.test(line))
    .map((line) => line.trim());
