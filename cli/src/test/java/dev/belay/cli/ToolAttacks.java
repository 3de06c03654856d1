package dev.belay.cli;

import dev.belay.cli.Attack.Blow;
import dev.belay.cli.Attack.Struck;
import java.util.List;
import java.util.stream.Stream;

/** Attacks on a server by tools, as people have typed them. Without guards each gets through. */
final class ToolAttacks {
  static final List<Attack> ALL =
      List.of(
          Attack.refused(
              "`prisma migrate reset --force`",
              prisma("migrate", "reset", "--force", "--skip-generate")),
          Attack.refused(
              "`prisma db push --force-reset`",
              prisma("db", "push", "--force-reset", "--skip-generate")),
          Attack.refused(
              "`prisma db push --accept-data-loss`",
              prisma("db", "push", "--accept-data-loss", "--skip-generate")),
          Attack.refused("`sequelize.sync({ force: true })`", node("sequelize-sync.js")),
          Attack.refused(
              "`typeorm schema:drop`",
              node("node_modules/typeorm/cli.js", "schema:drop", "-d", "typeorm.js")),
          Attack.refused(
              "`knex migrate:rollback --all`",
              node("node_modules/knex/bin/cli.js", "migrate:rollback", "--all")),
          Attack.refused(
              "`drizzle-kit push --force` with a schema that lacks a table",
              node("node_modules/drizzle-kit/bin.cjs", "push", "--force")),
          Attack.refused(
              "`dropdb`, `dropdb --force`, with `--with drop-database`",
              ground -> dropdb(ground),
              ground -> dropdb(ground, "--force")));

  private ToolAttacks() {}

  private static Blow prisma(String... words) {
    String[] line =
        Stream.concat(Stream.of("node_modules/prisma/build/index.js"), Stream.of(words))
            .toArray(String[]::new);
    return node(line);
  }

  private static Blow node(String... words) {
    return ground -> ground.node(words);
  }

  static Struck dropdb(AttackGround ground, String... options) throws Exception {
    String url = ground.url();
    int slash = url.lastIndexOf('/');
    String[] words =
        Stream.of(
                Stream.of(ground.program("dropdb")),
                Stream.of(options),
                Stream.of("--maintenance-db=" + url.substring(0, slash) + "/postgres"),
                Stream.of(url.substring(slash + 1)))
            .flatMap(part -> part)
            .toArray(String[]::new);
    return ground.types(words);
  }
}
