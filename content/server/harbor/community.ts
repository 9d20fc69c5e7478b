import { at, day, hour, type Instant, minute } from "./instant";
import type { Customer } from "./people";
import type { Random } from "./random";
import type { Review } from "./reviews";
import type { Size } from "./sizes";
import type { Field, Table } from "./table";
import { sentences, tags as tagNames } from "./words";

interface Post {
  id: number;
  customerId: number;
  body: string;
  createdAt: Instant;
}

/** Posts with tags, some with none, one that says what a review says; comments, likes and follows where the set is not bare. */
export function communityOf(random: Random, size: Size, customers: Customer[], reviews: Review[]): Table[] {
  const posts = postsOf(random, size, customers, reviews);
  const talk = size.bare ? { comments: [], likes: [], follows: [] } : talkOf(random, customers, posts);
  const post = posts.map(({ id, customerId, body, createdAt }): Field[] => [
    id,
    customerId,
    body,
    { instant: createdAt },
  ]);
  return [
    {
      name: "posts",
      columns: ["id", "customer_id", "body", "created_at"],
      rows: random.shuffled(post),
      identity: true,
    },
    ...tagTables(random, posts),
    {
      name: "comments",
      columns: ["id", "post_id", "customer_id", "body", "created_at"],
      rows: talk.comments,
      identity: true,
    },
    { name: "likes", columns: ["customer_id", "post_id"], rows: talk.likes },
    { name: "follows", columns: ["follower_id", "followee_id"], rows: talk.follows },
  ];
}

/** The first posts repeat reviews: one word for word, one at the same instant in other words. */
function postsOf(random: Random, { posts: count }: Size, customers: Customer[], reviews: Review[]): Post[] {
  const first = random.between(1, 80);
  return Array.from({ length: count }, (_, i): Post => {
    const [twin, other] = [reviews[0], reviews[1]];
    if (i === 0 && twin)
      return { id: first, customerId: twin.customerId, body: twin.body, createdAt: twin.createdAt };
    const createdAt =
      i === 1 && other ? other.createdAt : at("2023-02-01") + random.between(0, 650) * day + i * minute;
    return { id: first + i, customerId: random.pick(customers).id, body: random.pick(sentences), createdAt };
  });
}

/** Ids of tags follow no alphabet, and the rows of a post's tags lie in any order. Every third post bears none. */
function tagTables(random: Random, posts: Post[]): Table[] {
  const shuffled = random.shuffled(tagNames);
  const tags = shuffled.map((name, i): Field[] => [i + 1, name]);
  const pairs = posts.flatMap(({ id }, i) =>
    i % 3 === 2
      ? []
      : random
          .shuffled(shuffled.map((_, tag) => tag + 1))
          .slice(0, 1 + (i % 4))
          .map((tag): Field[] => [id, tag]),
  );
  return [
    { name: "tags", columns: ["id", "name"], rows: random.shuffled(tags), identity: true },
    { name: "post_tags", columns: ["post_id", "tag_id"], rows: random.shuffled(pairs) },
  ];
}

function talkOf(
  random: Random,
  customers: Customer[],
  posts: Post[],
): { comments: Field[][]; likes: Field[][]; follows: Field[][] } {
  const pair = (a: number, b: number): string => `${a} ${b}`;
  const likes = new Map<string, Field[]>();
  const follows = new Map<string, Field[]>();
  for (let i = 0; i < posts.length * 2; i++) {
    const [customer, post] = [random.pickSkewed(customers).id, random.pick(posts).id];
    likes.set(pair(customer, post), [customer, post]);
    const [follower, followee] = [random.pick(customers).id, random.pickSkewed(customers).id];
    if (follower !== followee) follows.set(pair(follower, followee), [follower, followee]);
  }
  const comments = posts.flatMap(({ id, createdAt }, i): Field[][] =>
    i % 2 === 0
      ? [[i + 1, id, random.pick(customers).id, random.pick(sentences), { instant: createdAt + hour }]]
      : [],
  );
  return { comments, likes: [...likes.values()], follows: [...follows.values()] };
}
