import type { ReactNode } from "react";
import type { OpenLink } from "@/app/_register/people/members";
import { FormField, type Saying } from "../people/FormField";
import { deadlineText } from "./times";

/** Links that bring people into a class: making one, and those that still work. */
export const InviteSection = (props: {
  classId: string;
  links: OpenLink[];
  timeZone: string;
  said: Saying | undefined;
}): ReactNode => {
  const { classId, links, timeZone, said } = props;
  return (
    <>
      <h2>Invite somebody</h2>
      <form method="post" action="/api/people/invites" className="account-form">
        <input type="hidden" name="classId" value={classId} />
        <FormField
          name="email"
          label="E-mail"
          type="email"
          hint="May be left out: then whoever has the link may use it."
          said={said}
          optional
        />
        <p className="account-field">
          <label htmlFor="role">Role</label>
          <select id="role" name="role" defaultValue="learner">
            <option value="learner">Learner</option>
            <option value="instructor">Instructor: teaches this class</option>
          </select>
        </p>
        <p>
          <button type="submit" className="b go">
            Make a link
          </button>
        </p>
      </form>
      {links.length > 0 ? <h2>Links that still work</h2> : null}
      <ul className="account-rows">
        {links.map((link) => (
          <LinkRow key={link.id} classId={classId} link={link} timeZone={timeZone} />
        ))}
      </ul>
    </>
  );
};

const LinkRow = (props: { classId: string; link: OpenLink; timeZone: string }): ReactNode => {
  const { classId, link, timeZone } = props;
  const { id, role, email, name, expiresAt } = link;
  const whose = name ?? email ?? "whoever has it";
  return (
    <li>
      <span>
        For <b>{whose}</b>, as {role === "instructor" ? "an instructor" : "a learner"}
        <br />
        <span className="meta">until {deadlineText(expiresAt, timeZone)}</span>
      </span>
      <form method="post" action={`/api/classes/${classId}/invites`}>
        <input type="hidden" name="revoke" value={id} />
        <button type="submit" className="b small" aria-label={`Take back the link for ${whose}`}>
          Take it back
        </button>
      </form>
    </li>
  );
};
