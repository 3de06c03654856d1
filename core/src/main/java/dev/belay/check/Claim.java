package dev.belay.check;

import dev.belay.database.TableName;
import dev.belay.engine.TableWork;

/** What a rule foretells that a statement does to all rows of a table. */
public record Claim(TableName table, TableWork work) {}
