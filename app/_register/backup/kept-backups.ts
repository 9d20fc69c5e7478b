/** How many backups of each kind are kept. */
export const keeping = { daily: 7, weekly: 4, monthly: 12 } as const;

/**
 * Which backups are kept: the latest of each of the last 7 days, 4 weeks (from Monday, UTC) and 12 months that have one. What is not
 * among them may go.
 */
export function keptBackups(taken: readonly Date[]): Date[] {
  const latestFirst = [...taken].sort((a, b) => b.getTime() - a.getTime());
  const kept = new Set<Date>();
  for (const [kind, most] of Object.entries(keeping)) {
    const seen = new Set<string>();
    for (const one of latestFirst) {
      const name = periods[kind as keyof typeof keeping](one);
      if (seen.has(name)) continue;
      if (seen.size === most) break;
      seen.add(name);
      kept.add(one);
    }
  }
  return latestFirst.filter((one) => kept.has(one));
}

const day = (at: Date): string => at.toISOString().slice(0, 10);

const periods: Record<keyof typeof keeping, (at: Date) => string> = {
  daily: day,
  weekly: (at) => {
    const monday = new Date(at);
    monday.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
    return day(monday);
  },
  monthly: (at) => at.toISOString().slice(0, 7),
};
