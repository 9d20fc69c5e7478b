/** Next calls this once, when a server process starts; never while building. */
export async function register(): Promise<void> {
  if (process.env["NEXT_RUNTIME"] !== "nodejs" || process.env["NEXT_PHASE"] === "phase-production-build")
    return;
  const { startRegister } = await import("./app/_server/start-register");
  startRegister();
}
