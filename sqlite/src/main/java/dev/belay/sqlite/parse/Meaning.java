package dev.belay.sqlite.parse;

import dev.belay.sql.Action;
import java.util.List;

/**
 * What a statement does.
 *
 * @param place the tokens that say it, at least one
 */
record Meaning(Action action, List<Token> place) {}
