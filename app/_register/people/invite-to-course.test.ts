import { expect, it } from "vitest";
import { describeOnEach } from "../database/each-database";
import { inviteToCourse } from "./invite-to-course";
import { doorOf, joinAs, joinAsNew } from "./join";

const url = "https://course.example.org";
const tokenOf = (link: string): string => new URL(link).searchParams.get("token") ?? "";
const asNew = { name: "Amara", password: "a long enough one", hash: "hash" };

describeOnEach("inviteToCourse(db, invite, url)", (database) => {
  it("lets that address in once, as what it says, and is in the log", async () => {
    const { db } = database();
    const invite = await inviteToCourse(db, { email: "Amara@example.org", role: "instructor" }, url);
    expect(invite).toMatchObject({ email: "amara@example.org", role: "instructor", days: 7, known: false });
    const door = await doorOf(db, { token: tokenOf(invite.link) });
    if (!door) throw new Error("The link opens nothing.");
    expect(await joinAsNew(db, door, { ...asNew, email: "bo@example.org" })).toMatchObject({
      kind: "refused",
    });
    const joined = await joinAsNew(db, door, { ...asNew, email: "amara@example.org" });
    expect(joined).toMatchObject({ kind: "joined" });
    expect(await doorOf(db, { token: tokenOf(invite.link) })).toBeUndefined();
    const people = await db.selectFrom("person").select(["email", "site_role"]).execute();
    expect(people).toEqual([{ email: "amara@example.org", site_role: "instructor" }]);
    const log = await db.selectFrom("audit").select(["action", "detail"]).orderBy("id").execute();
    expect(log[0]).toEqual({ action: "invite.make", detail: { role: "instructor", by: "operator" } });
  });

  it("raises who has an account, and says when there is nothing to raise", async () => {
    const { db } = database();
    const asked = { email: "amara@example.org", role: "admin" };
    const invite = await inviteToCourse(db, asked, url);
    expect(invite.known).toBe(true);
    const door = await doorOf(db, { token: tokenOf(invite.link) });
    if (!door) throw new Error("The link opens nothing.");
    const { id } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
    await joinAs(db, door, { id, email: "amara@example.org" });
    await expect(inviteToCourse(db, asked, url)).rejects.toThrow(
      "amara@example.org has an account with the role admin already.",
    );
    await expect(inviteToCourse(db, { ...asked, role: "instructor" }, url)).rejects.toThrow("role admin");
  });

  it("says what was typed wrong, and makes no link then", async () => {
    const { db } = database();
    const before = await db.selectFrom("invite").select("id").execute();
    await expect(inviteToCourse(db, { email: "amara@example.org", role: "learner" }, url)).rejects.toThrow(
      '"learner" is no role to invite to. Use instructor or admin.',
    );
    await expect(inviteToCourse(db, { email: "amara", role: "admin" }, url)).rejects.toThrow(
      '"amara" is no e-mail address',
    );
    expect(await db.selectFrom("invite").select("id").execute()).toEqual(before);
  });
});
