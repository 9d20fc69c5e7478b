/** Fields of the form that grants an extension; their texts are shown again when something is wrong. */
export const extensionFields = ["emails", "dueAt", "extraAttempts", "reason"] as const;
