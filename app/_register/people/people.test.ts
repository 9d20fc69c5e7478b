import { expect, it } from "vitest";
import { describeOnEach } from "../database/each-database";
import { makeAuth } from "./auth";
import { firstAdminLink } from "./first-admin";
import { newJoinCode } from "./join-code";
import { doorOf, joinAsNew } from "./join";
import { makeLink } from "./link";
import { hashed } from "./password";
import { passwordLink, setPasswordBy } from "./set-password";
import { actorOfSession, endSession, sessionsOf } from "./session";
import { signIn } from "./sign-in";

const settings = { secret: "x".repeat(32), url: "https://course.example.org" };
const right = { email: "Amara@example.org", password: "tide tables 42" };
const from = { address: "192.0.2.7", userAgent: "a browser" };

const tokenOf = (link: string | undefined): string => new URL(link ?? "").searchParams.get("token") ?? "";
const headersOf = (cookies: string[]): Headers =>
  new Headers({ cookie: cookies.map((one) => one.split(";")[0]).join("; ") });

describeOnEach("signing in", (database) => {
  it("makes the first admin by a link that works once", async () => {
    const { db } = database();
    const early = tokenOf(await firstAdminLink(db, settings.url));
    const token = tokenOf(await firstAdminLink(db, settings.url));
    expect(await passwordLink(db, early), "a later start ends earlier links").toBeUndefined();
    const link = await passwordLink(db, token);
    if (!link) throw new Error("The link does not work.");
    const typed = { name: "Amara", ...right };
    const both = await Promise.all([setPasswordBy(db, link, typed), setPasswordBy(db, link, typed)]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["refused", "set"]);
    expect(await passwordLink(db, token)).toBeUndefined();
    expect(await firstAdminLink(db, settings.url)).toBeUndefined();
    const kept = await db.selectFrom("invite").select("token_hash").execute();
    expect(kept.map(({ token_hash }) => token_hash)).not.toContain(token);
  });

  it("gives a session by cookie, and ends it", async () => {
    const { db } = database();
    const auth = makeAuth(db, settings);
    const signed = await signIn(db, auth, { ...right, ...from });
    if (signed.kind !== "in") throw new Error(signed.detail);
    expect(signed.cookies.join()).toMatch(
      /__Secure-rowhouse\.session_token=.*HttpOnly.*Secure.*SameSite=Lax/i,
    );
    const actor = await actorOfSession(db, auth, headersOf(signed.cookies));
    expect(actor).toMatchObject({ name: "Amara", siteRole: "admin" });
    const [session] = await sessionsOf(db, actor?.personId ?? "");
    expect(session).toMatchObject({ userAgent: "a browser", address: "192.0.2.7" });
    expect(await endSession(db, "somebody else", session?.id ?? ""), "another's session").toBe(false);
    expect(await endSession(db, actor?.personId ?? "", session?.id ?? "")).toBe(true);
    expect(await actorOfSession(db, auth, headersOf(signed.cookies))).toBeUndefined();
  });

  it("does not take a cookie that somebody else signed", async () => {
    const { db } = database();
    const strange = makeAuth(db, { ...settings, secret: "y".repeat(32) });
    const signed = await signIn(db, strange, { ...right, ...from });
    if (signed.kind !== "in") throw new Error(signed.detail);
    expect(await actorOfSession(db, makeAuth(db, settings), headersOf(signed.cookies))).toBeUndefined();
  });

  it("lets exactly five of fifty wrong passwords at once be looked at", async () => {
    const { db } = database();
    const auth = makeAuth(db, settings);
    const wrong = { ...right, password: "not this one", ...from, address: "192.0.2.8" };
    const replies = await Promise.all(Array.from({ length: 50 }, () => signIn(db, auth, wrong)));
    expect(replies.filter(({ kind }) => kind === "wrong")).toHaveLength(5);
    expect(replies.filter(({ kind }) => kind === "limited")).toHaveLength(45);
    expect(
      (await signIn(db, auth, { ...right, ...from, address: "192.0.2.8" })).kind,
      "then the right one",
    ).toBe("limited");
    expect((await signIn(db, auth, { ...right, ...from, address: "192.0.2.9" })).kind, "elsewhere").toBe(
      "in",
    );
  });

  it("says the same of an unknown address and of a wrong password", async () => {
    const { db } = database();
    const auth = makeAuth(db, settings);
    const unknown = await signIn(db, auth, { email: "no@example.org", password: "not this one", ...from });
    const wrong = await signIn(db, auth, { ...right, password: "not this one", ...from });
    expect(unknown).toEqual(wrong);
  });

  it("ends every session when a password is set by a link", async () => {
    const { db } = database();
    const auth = makeAuth(db, settings);
    const signed = await signIn(db, auth, { ...right, ...from, address: "192.0.2.10" });
    if (signed.kind !== "in") throw new Error(signed.detail);
    const actor = await actorOfSession(db, auth, headersOf(signed.cookies));
    const token = await makeLink(db, { purpose: "password", personId: actor?.personId ?? "", hours: 24 });
    const link = await passwordLink(db, token);
    if (!link) throw new Error("The link does not work.");
    expect(await setPasswordBy(db, link, { name: "", email: "", password: "short" })).toMatchObject({
      kind: "refused",
    });
    const typed = { name: "", email: "", password: "a better password" };
    expect((await setPasswordBy(db, link, typed)).kind).toBe("set");
    expect(await actorOfSession(db, auth, headersOf(signed.cookies))).toBeUndefined();
    expect((await signIn(db, auth, { ...right, ...from, address: "192.0.2.11" })).kind).toBe("wrong");
  });
});

describeOnEach("joining", (database) => {
  it("takes a code however it is typed, and a link once", async () => {
    const { db } = database();
    const code = newJoinCode();
    const { id } = await db
      .insertInto("class")
      .values({ name: "Data 1", join_code: code })
      .returning("id")
      .executeTakeFirstOrThrow();
    const open = await doorOf(db, { code: ` ${code.toLowerCase().replace("-", " ")} ` });
    expect(open).toMatchObject({ classId: id, className: "Data 1", role: "learner" });
    expect(await doorOf(db, { code: "HARBOR-XXXXX" })).toBeUndefined();

    const hash = await hashed("tide tables 42");
    const token = await makeLink(db, {
      purpose: "join",
      classId: id,
      role: "instructor",
      email: "ben@example.org",
      hours: 1,
    });
    const link = await doorOf(db, { token });
    if (!link || !open) throw new Error("The doors are shut.");
    const ben = { name: "Ben", email: "ben@example.org", password: "", hash };
    expect(
      (await joinAsNew(db, link, { ...ben, email: "eve@example.org" })).kind,
      "for another address",
    ).toBe("refused");
    const all = await Promise.all([joinAsNew(db, link, ben), joinAsNew(db, link, ben)]);
    expect(all.map(({ kind }) => kind).sort()).toEqual(["joined", "refused"]);
    expect(await joinAsNew(db, open, ben), "an address that has an account").toMatchObject({
      problem: { field: "email" },
    });
    const members = await db.selectFrom("membership").selectAll().where("class_id", "=", id).execute();
    expect(members.map(({ role }) => role)).toEqual(["instructor"]);
    const ends = await db
      .selectFrom("person")
      .select("site_role")
      .where("email", "=", "ben@example.org")
      .execute();
    expect(ends).toEqual([{ site_role: "learner" }]);
  });
});
