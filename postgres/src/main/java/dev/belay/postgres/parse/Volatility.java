package dev.belay.postgres.parse;

import dev.belay.postgres.grammar.Node;
import dev.belay.sql.Filling;
import java.util.List;
import java.util.Set;

/**
 * What a default gives to rows that are there already: the server works it out once for all of them
 * if nothing in it is volatile (https://www.postgresql.org/docs/18/sql-altertable.html, notes).
 */
final class Volatility {
  /** pg_proc.provolatile is v (PostgreSQL 18). */
  private static final Set<String> VOLATILE =
      Set.of(
          "random",
          "random_normal",
          "setseed",
          "clock_timestamp",
          "timeofday",
          "gen_random_uuid",
          "uuidv4",
          "uuidv7",
          "gen_random_bytes",
          "gen_salt",
          "uuid_generate_v1",
          "uuid_generate_v1mc",
          "uuid_generate_v4",
          "nextval",
          "setval",
          "currval",
          "lastval",
          "pg_backend_pid",
          "pg_sleep",
          "txid_current",
          "pg_current_xact_id");

  /** Those of the others that are found in defaults: pg_proc.provolatile is i or s. */
  private static final Set<String> SAME =
      Set.of(
          "now",
          "transaction_timestamp",
          "statement_timestamp",
          "current_setting",
          "current_database",
          "current_schema",
          "current_query",
          "date_trunc",
          "date_part",
          "to_char",
          "to_date",
          "to_timestamp",
          "to_number",
          "timezone",
          "make_date",
          "make_time",
          "make_timestamp",
          "make_timestamptz",
          "make_interval",
          "justify_interval",
          "age",
          "lower",
          "upper",
          "initcap",
          "trim",
          "btrim",
          "ltrim",
          "rtrim",
          "substring",
          "substr",
          "left",
          "right",
          "length",
          "replace",
          "repeat",
          "concat",
          "concat_ws",
          "format",
          "md5",
          "sha256",
          "encode",
          "decode",
          "convert_to",
          "convert_from",
          "abs",
          "ceil",
          "ceiling",
          "floor",
          "round",
          "trunc",
          "power",
          "sqrt",
          "mod",
          "jsonb_build_object",
          "jsonb_build_array",
          "json_build_object",
          "json_build_array",
          "to_json",
          "to_jsonb",
          "jsonb_object",
          "json_object",
          "array_fill",
          "array_append",
          "string_to_array",
          "int4range",
          "int8range",
          "numrange",
          "tsrange",
          "tstzrange",
          "daterange",
          "to_tsvector",
          "point",
          "inet_client_addr",
          "pg_typeof");

  private Volatility() {}

  static Filling of(Node expression) {
    if (isNull(expression)) {
      return Filling.NULL;
    }
    Filling worst = Filling.SAME;
    for (Node call : Inside.all(expression, "FuncCall")) {
      Filling filling = ofCall(call);
      if (filling == Filling.EACH) {
        return filling;
      }
      worst = filling == Filling.UNKNOWN ? filling : worst;
    }
    return worst;
  }

  private static boolean isNull(Node expression) {
    Node value =
        expression.kind().equals("TypeCast") ? expression.content().child("arg") : expression;
    return value.kind().equals("A_Const") && value.content().flag("isnull");
  }

  private static Filling ofCall(Node call) {
    List<Node> name = call.list("funcname");
    String last = Written.name(name);
    if (VOLATILE.contains(last)) {
      return Filling.EACH;
    }
    boolean own = name.size() == 1 || Written.words(name).get(0).equals("pg_catalog");
    return own && SAME.contains(last) ? Filling.SAME : Filling.UNKNOWN;
  }
}
