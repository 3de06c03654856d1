-- The catalogue is imported anew. With CASCADE, since without it PostgreSQL refuses to empty a
-- table that others refer to. It empties those as well then, and says so in a NOTICE at most.
TRUNCATE products CASCADE;
