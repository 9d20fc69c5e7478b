select p.title as name, p.price as today
from products as p
where p.status in ('active')
