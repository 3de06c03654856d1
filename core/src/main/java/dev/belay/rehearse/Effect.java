package dev.belay.rehearse;

import dev.belay.fingerprint.Change;
import dev.belay.migration.ParsedMigration;
import dev.belay.sql.Statement;

/** What one statement did to the data of one table. */
public record Effect(ParsedMigration migration, Statement statement, Change change) {}
