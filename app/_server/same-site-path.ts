/** Where to go after signing in: `typed` when it is a path of this site, else `otherwise`. Nothing that a browser would read as another site. */
export function sameSitePath(typed: string | null | undefined, otherwise = "/"): string {
  if (!typed || typed.length > 1000) return otherwise;
  // A browser reads a backslash as a slash and drops tabs and line ends.
  if (!/^\/(?![/\\])/.test(typed) || /[\\\p{Cc}\s]/u.test(typed)) return otherwise;
  const base = "http://rowhouse.invalid";
  if (!URL.canParse(typed, base)) return otherwise;
  const { origin, pathname, search, hash } = new URL(typed, base);
  // "/.//evil" becomes "//evil" when its dots are taken out.
  if (origin !== base || pathname.startsWith("//")) return otherwise;
  return `${pathname}${search}${hash}`;
}
