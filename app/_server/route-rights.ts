/**
 * Who may ask each address what: one entry for each file under `app/api` and `app/(class)`. `route-rights.test.ts` asks every address as every
 * role and compares; it fails when a file is missing here. A new route adds its line, nothing else.
 */
export interface RouteAsk {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "page";
  /** Parameters of the path. `{class}`, `{assignment}`, `{exercise}`, `{submission}`, `{regrade}`, `{learner}` stand for things of the learner's class. */
  params?: Record<string, string>;
  /** After the `?` of the address. */
  search?: Record<string, string>;
  /** JSON; the same names may stand in its texts. */
  body?: Record<string, unknown>;
  /** The session is gone afterwards. */
  endsSession?: boolean;
  /** Status for nobody, the learner, a learner of another class, the instructor, an instructor of another class, an admin of no class. */
  expect: [number, number, number, number, number, number];
}

/** What a file answers; or the reason why it answers everybody alike. */
export type RouteRight = RouteAsk[] | { open: string };

const signedIn = (status: number): RouteAsk["expect"] => [401, status, status, status, status, status];
const everybody = (status: number): RouteAsk["expect"] => [status, status, status, status, status, status];
/** A page of people who are signed in: others are sent to sign in. */
const ownPage: RouteAsk["expect"] = [307, 200, 200, 200, 200, 200];

const wrongWords = { email: "nobody@example.org", password: "not this one" };
const roster = { classId: "{class}", csv: "name,email\nNew,new@example.org" };

/** A page of those who teach a class. */
const teacherPage: RouteAsk["expect"] = [307, 404, 404, 200, 404, 404];

/** The table. A path is that of the file. */
export const routeRights: Record<string, RouteRight> = {
  "app/(class)/account/page.tsx": [{ method: "page", expect: ownPage }],
  "app/(class)/classes/page.tsx": [{ method: "page", expect: ownPage }],
  "app/(class)/class/[id]/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: [307, 200, 404, 200, 404, 404] },
  ],
  "app/(class)/class/[id]/assignment/[assignment]/page.tsx": [
    {
      method: "page",
      params: { id: "{class}", assignment: "{assignment}" },
      expect: [307, 200, 404, 200, 404, 404],
    },
  ],
  "app/(class)/class/[id]/assignment/[assignment]/change/page.tsx": [
    { method: "page", params: { id: "{class}", assignment: "{assignment}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/assignment/[assignment]/board/page.tsx": [
    { method: "page", params: { id: "{class}", assignment: "{assignment}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/attempt/[attempt]/page.tsx": [
    {
      method: "page",
      params: { id: "{class}", attempt: "{submission}" },
      expect: [307, 200, 404, 200, 404, 404],
    },
  ],
  "app/(class)/class/[id]/gradebook/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/exercise/[exercise]/page.tsx": [
    { method: "page", params: { id: "{class}", exercise: "{exercise}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/log/page.tsx": [{ method: "page", params: { id: "{class}" }, expect: teacherPage }],
  "app/(class)/class/[id]/people/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/regrade/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/regrade/[regrade]/page.tsx": [
    { method: "page", params: { id: "{class}", regrade: "{regrade}" }, expect: teacherPage },
  ],
  "app/(class)/class/[id]/similarity/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: teacherPage },
    {
      method: "page",
      params: { id: "{class}" },
      search: { assignment: "{assignment}", exercise: "{exercise}" },
      expect: teacherPage,
    },
  ],
  "app/(class)/class/[id]/new-assignment/page.tsx": [
    { method: "page", params: { id: "{class}" }, expect: teacherPage },
  ],
  "app/(class)/join/page.tsx": [{ method: "page", expect: everybody(200) }],
  "app/(class)/people/page.tsx": [{ method: "page", expect: [307, 404, 404, 404, 404, 200] }],
  "app/(class)/set-password/page.tsx": [{ method: "page", expect: everybody(200) }],
  "app/(class)/sign-in/page.tsx": [{ method: "page", expect: [200, 307, 307, 307, 307, 307] }],
  "app/api/account/delete/route.ts": [
    { method: "POST", body: { confirm: "not this one" }, expect: signedIn(403) },
  ],
  "app/api/account/export/route.ts": [{ method: "GET", expect: signedIn(200) }],
  "app/api/account/name/route.ts": [{ method: "POST", body: { name: "Somebody" }, expect: signedIn(200) }],
  "app/api/account/password/route.ts": [
    {
      method: "POST",
      body: { current: "not this one", password: "another password" },
      expect: signedIn(403),
    },
  ],
  "app/api/account/progress/route.ts": [
    { method: "POST", body: { version: 1, events: [] }, expect: signedIn(200) },
  ],
  "app/api/account/route.ts": [{ method: "GET", expect: signedIn(200) }],
  "app/api/account/sessions/route.ts": [
    { method: "GET", expect: signedIn(200) },
    { method: "POST", body: { end: "{session}" }, expect: signedIn(404) },
  ],
  // The sixth try of one address for one e-mail in a minute is not looked at.
  "app/api/auth/sign-in/route.ts": [
    { method: "POST", body: wrongWords, expect: [401, 401, 401, 401, 401, 429] },
  ],
  "app/api/auth/sign-out/route.ts": [{ method: "POST", body: {}, endsSession: true, expect: signedIn(200) }],
  "app/api/changes/route.ts": {
    open: "tells while developing that a file was saved; is not there otherwise",
  },
  "app/api/classes/route.ts": [
    { method: "GET", expect: signedIn(200) },
    { method: "POST", body: { name: "New", timeZone: "UTC" }, expect: [401, 403, 403, 200, 200, 200] },
  ],
  "app/api/classes/[id]/assignments/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { title: "Week 2", exercises: "{exercise}" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/assignments/[assignment]/route.ts": [
    {
      method: "POST",
      params: { id: "{class}", assignment: "{assignment}" },
      body: { title: "Week 1", exercises: "{exercise}" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/assignments/[assignment]/board/route.ts": [
    {
      method: "GET",
      params: { id: "{class}", assignment: "{assignment}" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/gradebook/route.ts": [
    { method: "GET", params: { id: "{class}" }, expect: [401, 403, 404, 200, 404, 404] },
    {
      method: "GET",
      params: { id: "{class}" },
      search: { as: "csv" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/regrades/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { exerciseId: "{exercise}", reason: "a row was wrong" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/regrades/[regrade]/route.ts": [
    {
      method: "POST",
      params: { id: "{class}", regrade: "{regrade}" },
      body: { decision: "discard" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/exercises/[exercise]/misconception/route.ts": [
    {
      method: "GET",
      params: { id: "{class}", exercise: "{exercise}" },
      search: { submission: "{submission}" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/members/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { personId: "{learner}", change: "learner" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/join-code/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { change: "close" },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/invites/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { revoke: "no such link" },
      expect: [401, 403, 404, 404, 404, 404],
    },
  ],
  "app/api/classes/[id]/comments/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: { submissionId: "{submission}", text: "See 1.2." },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/overrides/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: {
        assignmentId: "{assignment}",
        exerciseId: "{exercise}",
        personId: "{learner}",
        points: "1",
        reason: "ill",
      },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/extensions/route.ts": [
    {
      method: "POST",
      params: { id: "{class}" },
      body: {
        assignmentId: "{assignment}",
        emails: "learner@example.org",
        extraAttempts: "1",
        reason: "ill",
      },
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/course/route.ts": { open: "the course is public" },
  "app/api/health/route.ts": { open: "operators ask without an account; nothing of a person is told" },
  "app/api/metrics/route.ts": [{ method: "GET", expect: [401, 403, 403, 403, 403, 200] }],
  "app/api/exercises/[id]/reference/route.ts": [
    { method: "POST", params: { id: "{exercise}" }, body: {}, expect: signedIn(403) },
  ],
  "app/api/people/invites/route.ts": [
    { method: "POST", body: { classId: "{class}", role: "learner" }, expect: [401, 403, 404, 200, 404, 404] },
    { method: "POST", body: { role: "admin" }, expect: [401, 403, 403, 403, 403, 200] },
  ],
  "app/api/people/join/route.ts": [
    { method: "POST", body: { code: "HARBOR-00000" }, expect: everybody(404) },
  ],
  "app/api/people/password-links/route.ts": [
    { method: "POST", body: { personId: "{learner}" }, expect: [401, 404, 404, 200, 404, 200] },
  ],
  "app/api/people/roles/route.ts": [
    {
      method: "POST",
      body: { personId: "{learner}", role: "learner" },
      expect: [401, 403, 403, 403, 403, 200],
    },
  ],
  "app/api/people/roster/route.ts": [
    { method: "POST", body: roster, expect: [401, 403, 404, 200, 404, 404] },
  ],
  "app/api/people/set-password/route.ts": [
    { method: "POST", body: { token: "none", password: "another password" }, expect: everybody(404) },
  ],
  "app/api/submissions/[id]/events/route.ts": [
    { method: "GET", params: { id: "{submission}" }, expect: [401, 200, 404, 404, 404, 404] },
  ],
  "app/api/submissions/[id]/route.ts": [
    { method: "GET", params: { id: "{submission}" }, expect: [401, 200, 404, 404, 404, 404] },
  ],
  "app/api/submissions/route.ts": [
    {
      method: "POST",
      body: { exerciseId: "{exercise}", answer: "SELECT 1", idempotencyKey: "matrix-key-1" },
      expect: signedIn(202),
    },
  ],
  // These take away what the lines above ask for, so they are asked last.
  "app/api/classes/[id]/assignments/[assignment]/withdraw/route.ts": [
    {
      method: "POST",
      params: { id: "{class}", assignment: "{assignment}" },
      body: {},
      expect: [401, 403, 404, 200, 404, 404],
    },
  ],
  "app/api/classes/[id]/archive/route.ts": [
    { method: "POST", params: { id: "{class}" }, body: {}, expect: [401, 403, 404, 200, 404, 404] },
  ],
};
