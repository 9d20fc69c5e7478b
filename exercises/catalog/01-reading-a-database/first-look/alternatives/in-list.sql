select p.price as today, p.title as name
from products as p
where p.status in ('active')
