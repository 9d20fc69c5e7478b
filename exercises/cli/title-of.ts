/** An id as a title: `never-ordered` is "Never ordered". */
export function titleOf(id: string): string {
  const words = id.replaceAll("-", " ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, 55);
}
