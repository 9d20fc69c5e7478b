/** Commands whose output differs from the recorded one on purpose, by their beginning, each with its reason. */
export const KNOWN_DIFFERENCES: readonly { readonly command: string; readonly reason: string }[] = [
  {
    command: "quota",
    reason: "the store keeps no quotas: a console that says that one is set would promise what nothing holds",
  },
];
