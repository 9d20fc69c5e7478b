import "@/app/_ui/styles/people.css";
import "@/app/_ui/styles/class.css";
import type { Metadata } from "next";
import type { ReactNode } from "react";
import { membersOf, openLinksOf } from "@/app/_register/people/members";
import { RosterImport } from "@/app/_browser/class/RosterImport";
import { type ClassPage, classPage } from "@/app/_server/class-page";
import { saidHere } from "@/app/_server/said";
import { InviteSection } from "@/app/_ui/class/InviteSection";
import { MemberRow } from "@/app/_ui/class/MemberRow";
import { Pager, readFrom } from "@/app/_ui/class/Pager";
import { FormField, FormNotice } from "@/app/_ui/people/FormField";

/** What this page says of itself. */
export const metadata: Metadata = { title: "People of the class", robots: { index: false } };

/** People on one page. */
const size = 100;
/** Links that are listed: more are of a roster, whose links were handed out together. */
const mostLinks = 50;

/** Who is in a class and how others come in: the code, links, a roster. */
export default async function ClassPeoplePage(props: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}): Promise<ReactNode> {
  const { id } = await props.params;
  const page = await classPage(id, `/class/${id}/people`, "class.roster");
  const { opened, name, timeZone, actor, archived } = page;
  const { find, from: asked, said: mark } = await props.searchParams;
  const search = typeof find === "string" ? find.trim().slice(0, 100) : "";
  const from = readFrom(asked);
  const [{ members, inAll }, links] = await Promise.all([
    membersOf(opened.db, id, { search, from, size }),
    openLinksOf(opened.db, id, mostLinks),
  ]);
  const said = await saidHere(mark);
  const at = (start: number): string =>
    `/class/${id}/people?${new URLSearchParams({ ...(search === "" ? {} : { find: search }), from: String(start) }).toString()}`;
  return (
    <main id="main" className="narrow plain-page">
      <p className="meta">
        <a href={`/class/${id}`}>{name}</a>
      </p>
      <h1>People</h1>
      <FormNotice said={said} fields={["email"]} />
      {search !== "" || inAll > size ? (
        <form className="find" role="search">
          <FormField name="find" label="Name, e-mail or number" value={search} optional />
          <button type="submit" className="b">
            Find
          </button>
        </form>
      ) : null}
      <Pager of="People" shown={members.length} {...{ from, inAll, size, at }} />
      <ul className="account-rows">
        {members.map((member) => (
          <MemberRow
            key={member.personId}
            classId={id}
            member={member}
            own={member.personId === actor.personId}
            timeZone={timeZone}
          />
        ))}
      </ul>
      {members.length === 0 ? <p>Nobody of this class is called so.</p> : null}
      {archived ? null : (
        <>
          <Code page={page} />
          <InviteSection classId={id} links={links} timeZone={timeZone} said={said} />
          <h2>Bring in a roster</h2>
          <RosterImport classId={id} />
        </>
      )}
      <Archive page={page} />
    </main>
  );
}

function Code({ page: { classId, joinCode, joinOpen } }: { page: ClassPage }): ReactNode {
  return (
    <>
      <h2>The code</h2>
      <p>
        {joinOpen ? "Whoever has it comes in as a learner: " : "Nobody comes in by it at the moment: "}
        <b>{joinCode}</b>
      </p>
      <form method="post" action={`/api/classes/${classId}/join-code`}>
        <p className="acts">
          <button type="submit" name="change" value={joinOpen ? "close" : "open"} className="b">
            {joinOpen ? "Close it" : "Open it"}
          </button>
          <button type="submit" name="change" value="renew" className="b">
            Make another code
          </button>
        </p>
      </form>
    </>
  );
}

function Archive({ page: { classId, archived } }: { page: ClassPage }): ReactNode {
  return (
    <>
      <h2>{archived ? "This class is put away" : "Put the class away"}</h2>
      <p>
        {archived
          ? "Everything can be read. Taken out again, it takes assignments and answers as before."
          : "Nobody joins and nothing is handed in any more; everything can still be read. It can be taken out again."}
      </p>
      <form method="post" action={`/api/classes/${classId}/archive`}>
        <p className="acts">
          <button type="submit" name="undo" value={archived ? "yes" : "no"} className="b">
            {archived ? "Take it out again" : "Put it away"}
          </button>
        </p>
      </form>
    </>
  );
}
