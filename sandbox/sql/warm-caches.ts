type Ask = (sql: string) => Promise<(string | null)[][]>;

/** Statistics of the tables that a dataset brings. PostgreSQL's own were analysed when the data directory was made, and there are many. */
export async function analyzeTables(ask: Ask): Promise<void> {
  for (const [statement] of await ask(analyzeEach)) if (statement) await ask(statement);
}

const analyzeEach = `
  select pg_catalog.format('analyze %s', c.oid::pg_catalog.regclass)
  from pg_catalog.pg_class c
  where c.relkind in ('r', 'p', 'm') and c.oid >= 16384 and not c.relispartition
  order by c.oid`;

/**
 * Fills the backend's caches before a state is saved: a restored backend otherwise looks up each table, operator and
 * function anew, which is half the time of a short statement. What a statement gives does not change.
 */
export async function warmCaches(ask: Ask): Promise<void> {
  for (const [statement] of await ask(overTables)) if (statement) await ask(statement);
  for (const statement of overTypes) await ask(statement);
}

/** One statement for each table, and one for each foreign key. */
const overTables = `
  select pg_catalog.format('select t.* from %s t limit 1', c.oid::pg_catalog.regclass)
  from pg_catalog.pg_class c
  where c.relkind in ('r', 'p') and c.oid >= 16384
  union all
  select pg_catalog.format(
    'select count(*) from %s a join %s b on a.%I = b.%I group by b.%I order by 1',
    k.conrelid::pg_catalog.regclass, k.confrelid::pg_catalog.regclass, a.attname, b.attname, b.attname)
  from pg_catalog.pg_constraint k
  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
  where k.contype = 'f'`;

/** Operators, aggregates, windows and casts of the types that nearly every answer uses. */
const overTypes = [
  `select count(*), count(a), sum(a), avg(a), min(a), max(a), sum(b), avg(b), min(b), max(b), min(c), max(c), min(d), max(d),
     count(distinct a), count(distinct c), string_agg(c, ',' order by c), array_agg(a order by a desc), bool_or(a > 1),
     count(*) filter (where a <> 2 and b >= 1.5 and b < 3 and a <= 4), round(avg(b), 2), sum(a * b), sum(a::numeric / nullif(a, 0))
   from (values (1, 1.5, 'x', timestamptz '2025-01-01 00:00+00'), (2, 2.5, 'y', timestamptz '2025-02-01 00:00+00')) v(a, b, c, d)
   where c <> 'z' and c like 'x%' or c in ('x', 'y') and a between 1 and 2 and d >= '2025-01-01' and d < '2026-01-01' and a is not null
   group by c having count(*) > 0 order by c desc, 1`,
  `select distinct coalesce(c, 'none'), case when a > 1 then 'many' else 'one' end, upper(c), length(c), c || '!', date_trunc('month', d),
     extract(year from d), to_char(d, 'YYYY-MM'), d + interval '1 day', d::date, (d at time zone 'Europe/Berlin')::date, a + 1, a - 1, a % 2,
     row_number() over (order by a), rank() over (partition by c order by b desc), lag(a) over (order by a), sum(b) over (order by a rows unbounded preceding)
   from (values (1, 1.5, 'x', timestamptz '2025-01-01 00:00+00'), (2, 2.5, null, timestamptz '2025-02-01 00:00+00')) v(a, b, c, d)
   where not exists (select 1 from (values (9)) w(z) where z = a) and a not in (select 7) and c is distinct from 'q' order by 1 nulls last`,
  `with recursive n(i) as (select 1 union all select i + 1 from n where i < 3)
   select i from n union select 4 except select 9 intersect select 9 order by i limit 2 offset 1`,
];
