package dev.belay.check;

import dev.belay.check.rule.BanAttach;
import dev.belay.check.rule.BanDeleteWithoutWhere;
import dev.belay.check.rule.BanDropColumn;
import dev.belay.check.rule.BanDropTable;
import dev.belay.check.rule.BanForeignKeysPragmaInTransaction;
import dev.belay.check.rule.BanInsertOrIgnoreInRebuild;
import dev.belay.check.rule.BanRenameBeforeRebuild;
import dev.belay.check.rule.BanTransactionControl;
import dev.belay.check.rule.BanUnparsed;
import dev.belay.check.rule.BanUpdateWithoutWhere;
import dev.belay.check.rule.BanWritableSchema;
import dev.belay.check.rule.PreferColumnList;
import dev.belay.check.rule.PreferTransaction;
import dev.belay.check.rule.RequireDefaultForNotNull;
import java.util.List;

/** The list of rules. */
public final class Rules {
  public static final List<Rule> ALL =
      List.of(
          new BanAttach(),
          new BanDeleteWithoutWhere(),
          new BanDropColumn(),
          new BanDropTable(),
          new BanForeignKeysPragmaInTransaction(),
          new BanInsertOrIgnoreInRebuild(),
          new BanRenameBeforeRebuild(),
          new BanTransactionControl(),
          new BanUnparsed(),
          new BanUpdateWithoutWhere(),
          new BanWritableSchema(),
          new PreferColumnList(),
          new PreferTransaction(),
          new RequireDefaultForNotNull());

  /** The ids of what is found by measuring, not by reading statements. */
  public static final List<String> MEASURED =
      List.of(
          "ban-lost-rows",
          "ban-lost-values",
          "ban-moved-values",
          "ban-rearranged-rows",
          "ban-lost-sequence",
          "ban-changed-values",
          "ban-lost-object",
          "ban-violation",
          "ban-unused-allow");

  private Rules() {}
}
