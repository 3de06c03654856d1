package dev.belay.postgres.parse;

import java.util.Locale;
import java.util.Set;

/**
 * Words that are not free to be names
 * (https://www.postgresql.org/docs/18/sql-keywords-appendix.html, {@code pg_get_keywords()}).
 */
final class Keywords {
  /** No name at all without quotes. */
  private static final Set<String> RESERVED =
      words(
          """
          all analyse analyze and any array as asc asymmetric both case cast check collate
          column constraint create current_catalog current_date current_role current_time
          current_timestamp current_user default deferrable desc distinct do else end
          except false fetch for foreign from grant group having in initially intersect
          into lateral leading limit localtime localtimestamp not null offset on only or
          order placing primary references returning select session_user some symmetric
          system_user table then to trailing true union unique user using variadic when
          where window with
          """);

  /** Names of functions and types, but not of tables and columns. */
  private static final Set<String> FUNCTION_OR_TYPE =
      words(
          """
          authorization binary collation concurrently cross current_schema freeze full
          ilike inner is isnull join left like natural notnull outer overlaps right
          similar tablesample verbose
          """);

  /** Names of tables and columns, but not of functions and types. */
  private static final Set<String> COLUMN =
      words(
          """
          between bigint bit boolean char character coalesce dec decimal exists extract
          float greatest grouping inout int integer interval json json_array json_arrayagg
          json_exists json_object json_objectagg json_query json_scalar json_serialize
          json_table json_value least merge_action national nchar none normalize nullif
          numeric out overlay position precision real row setof smallint substring time
          timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists
          xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable
          """);

  private Keywords() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }

  /** Whether the bare word can't be the name of a table or a column. */
  static boolean isNoTableName(String word) {
    String folded = word.toLowerCase(Locale.ROOT);
    return RESERVED.contains(folded) || FUNCTION_OR_TYPE.contains(folded);
  }

  /** Whether the bare word, in lower case, means something else than a name in some places. */
  static boolean needsQuotes(String word) {
    return isNoTableName(word) || COLUMN.contains(word);
  }
}
