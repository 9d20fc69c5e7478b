"use client";

import { type ReactNode, useEffect, useState } from "react";
import { useProgress } from "./log";

/** Where it is noted which log was taken in last: the same is not sent twice. */
const sentKey = "rowhouse:merged";

/** Takes this browser's log into the account, once the reader has signed in. Says how it went; the log stays where it is. */
export function MergeProgress(): ReactNode {
  const { events } = useProgress();
  const [said, say] = useState("");
  const latest = events.at(-1)?.at ?? "";
  useEffect(() => {
    if (latest === "" || alreadySent(latest)) return;
    void send(JSON.stringify({ version: 1, events })).then((words) => {
      say(words);
      if (words === taken) noteSent(latest);
    });
    // A new last event is what makes a log another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [latest]);
  return (
    <p className="meta" role="status">
      {said}
    </p>
  );
}

const taken = "What you did in this browser is now in your account too.";

async function send(body: string): Promise<string> {
  try {
    const reply = await fetch("/api/account/progress", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
    });
    if (reply.ok) return taken;
    const { detail } = (await reply.json()) as { detail?: string };
    return `This browser's progress was not taken in. ${detail ?? ""}`;
  } catch {
    return "This browser's progress could not be sent. It stays here, and is sent when you come back to this page.";
  }
}

function alreadySent(latest: string): boolean {
  try {
    return localStorage.getItem(sentKey) === latest;
  } catch {
    return false;
  }
}

function noteSent(latest: string): void {
  try {
    localStorage.setItem(sentKey, latest);
  } catch {
    // Then it is sent again, which changes nothing.
  }
}
