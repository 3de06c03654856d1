/**
 * The backup format of PostgreSQL: a tar with the schema as pg_dump writes it and the rows as COPY
 * writes them, which can be restored with tar and psql alone.
 */
@NullMarked
package dev.belay.postgres.archive;

import org.jspecify.annotations.NullMarked;
