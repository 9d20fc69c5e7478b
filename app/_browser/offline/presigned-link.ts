/** Where the service worker finds who answers for a presigned address: a page, and what that page replays. */
export interface PresignedLink {
  /** Id that the service worker knows the page by. */
  page: string;
  /** Number of the story in that page. */
  story: number;
  /** Path and query as they were printed. */
  target: string;
}

/** What the service worker asks a page. */
export interface OpenPresigned {
  kind: "open-presigned";
  story: number;
  target: string;
}

/** What the page answers. */
export type PresignedAnswer =
  | {
      kind: "reply";
      status: number;
      headers: Record<string, string>;
      /** Text, or bytes that are none. */
      body: string | { base64: string };
    }
  /** The page has no such story. */
  | { kind: "gone" }
  /** Its engine gave no reply, in a sentence. */
  | { kind: "unanswered"; why: string };

/** What a page asks the service worker: by which id it is known. The answer is a text. */
export interface WhoAmI {
  kind: "who-am-i";
}

const FOLDER = "/presigned/";
const LINK = /^\/presigned\/([0-9A-Za-z-]{1,64})\/(\d{1,9})(\/.*)$/;

/** The address on this site at which a presigned address of a page's store opens. */
export function presignedPath({ page, story, target }: PresignedLink): string {
  return `${FOLDER}${page}/${story}${target}`;
}

/** Whether the service worker answers for a path. */
export const isPresigned = (pathname: string): boolean => pathname.startsWith(FOLDER);

/** Takes such an address apart; undefined for one that names no page. */
export function readPresigned({ pathname, search }: URL): PresignedLink | undefined {
  const [, page, story, path] = LINK.exec(pathname) ?? [];
  if (page === undefined || story === undefined || path === undefined) return undefined;
  return { page, story: Number(story), target: path + search };
}
