select c.id, min(c.full_name), count(distinct to_char(o.placed_at at time zone 'UTC', 'YYYYMMDD'))
from orders o inner join customers c on o.customer_id = c.id
group by c.id having not count(distinct to_char(o.placed_at at time zone 'UTC', 'YYYYMMDD')) < 3
