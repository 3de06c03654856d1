package dev.belay.check;

import dev.belay.check.optional.BanChar;
import dev.belay.check.optional.BanDomainWithCheck;
import dev.belay.check.optional.BanEnum;
import dev.belay.check.optional.PreferBigint;
import dev.belay.check.optional.PreferIdentity;
import dev.belay.check.optional.PreferText;
import dev.belay.check.optional.PreferTimestamptz;
import dev.belay.check.optional.RequireDown;
import dev.belay.check.optional.RequireEnumPosition;
import dev.belay.check.optional.RequirePrimaryKey;
import dev.belay.check.optional.RequireSchemaName;
import dev.belay.check.optional.RequireStatementTimeout;
import dev.belay.check.rule.BanAttach;
import dev.belay.check.rule.BanBackfillUnderLock;
import dev.belay.check.rule.BanBrokenRoutine;
import dev.belay.check.rule.BanCascade;
import dev.belay.check.rule.BanCascadingDelete;
import dev.belay.check.rule.BanChangedValues;
import dev.belay.check.rule.BanCheckedColumn;
import dev.belay.check.rule.BanCorruptingIndex;
import dev.belay.check.rule.BanDeferrableKey;
import dev.belay.check.rule.BanDeleteWithoutWhere;
import dev.belay.check.rule.BanDisableTrigger;
import dev.belay.check.rule.BanDropColumn;
import dev.belay.check.rule.BanDropColumnInUse;
import dev.belay.check.rule.BanDropConstraint;
import dev.belay.check.rule.BanDropDatabase;
import dev.belay.check.rule.BanDropNotNull;
import dev.belay.check.rule.BanDropSchema;
import dev.belay.check.rule.BanDropTable;
import dev.belay.check.rule.BanDynamicSql;
import dev.belay.check.rule.BanExcludeConstraint;
import dev.belay.check.rule.BanForeignKeysPragmaInTransaction;
import dev.belay.check.rule.BanGrantToEverybody;
import dev.belay.check.rule.BanIndexIfNotExists;
import dev.belay.check.rule.BanInsertOrIgnoreInRebuild;
import dev.belay.check.rule.BanKeptDefinition;
import dev.belay.check.rule.BanLongName;
import dev.belay.check.rule.BanLostRows;
import dev.belay.check.rule.BanLostValues;
import dev.belay.check.rule.BanNarrowingType;
import dev.belay.check.rule.BanNewEnumValueInTransaction;
import dev.belay.check.rule.BanNewRowNumbers;
import dev.belay.check.rule.BanOneWayColumn;
import dev.belay.check.rule.BanRefusedColumn;
import dev.belay.check.rule.BanRenameBeforeRebuild;
import dev.belay.check.rule.BanRenameColumn;
import dev.belay.check.rule.BanRenameEnumValue;
import dev.belay.check.rule.BanRenameTable;
import dev.belay.check.rule.BanRestrictivePolicy;
import dev.belay.check.rule.BanRewritingColumn;
import dev.belay.check.rule.BanRewritingStorage;
import dev.belay.check.rule.BanRewritingTypeChange;
import dev.belay.check.rule.BanStaleExpression;
import dev.belay.check.rule.BanTransactionControl;
import dev.belay.check.rule.BanUnenforcedConstraint;
import dev.belay.check.rule.BanUnlogged;
import dev.belay.check.rule.BanUnparsed;
import dev.belay.check.rule.BanUpdateWithoutWhere;
import dev.belay.check.rule.BanValidateInSameTransaction;
import dev.belay.check.rule.BanWritableSchema;
import dev.belay.check.rule.PreferAttach;
import dev.belay.check.rule.PreferColumnList;
import dev.belay.check.rule.PreferJsonb;
import dev.belay.check.rule.PreferOneRewrite;
import dev.belay.check.rule.PreferTransaction;
import dev.belay.check.rule.RequireCheckForAttach;
import dev.belay.check.rule.RequireCheckForNotNull;
import dev.belay.check.rule.RequireConcurrentDetach;
import dev.belay.check.rule.RequireConcurrentDropIndex;
import dev.belay.check.rule.RequireConcurrentIndex;
import dev.belay.check.rule.RequireConcurrentRefresh;
import dev.belay.check.rule.RequireConcurrentReindex;
import dev.belay.check.rule.RequireDefaultForNotNull;
import dev.belay.check.rule.RequireIndexForConstraint;
import dev.belay.check.rule.RequireIndexForForeignKey;
import dev.belay.check.rule.RequireLockTimeout;
import dev.belay.check.rule.RequireNotNullForPrimaryKey;
import dev.belay.check.rule.RequireNotValid;
import dev.belay.check.rule.RequireNotValidDomain;
import dev.belay.check.rule.RequirePolicyForRowSecurity;
import dev.belay.check.rule.RequireValuesForNotNull;
import java.util.ArrayList;
import java.util.List;

/** The lists of rules. */
public final class Rules {
  public static final List<Rule> ALL =
      List.of(
          new BanAttach(),
          new BanBackfillUnderLock(),
          new BanBrokenRoutine(),
          new BanCascade(),
          new BanCascadingDelete(),
          new BanChangedValues(),
          new BanCheckedColumn(),
          new BanCorruptingIndex(),
          new BanDeferrableKey(),
          new BanDeleteWithoutWhere(),
          new BanDisableTrigger(),
          new BanDropColumn(),
          new BanDropColumnInUse(),
          new BanDropConstraint(),
          new BanDropDatabase(),
          new BanDropNotNull(),
          new BanDropSchema(),
          new BanDropTable(),
          new BanDynamicSql(),
          new BanExcludeConstraint(),
          new BanForeignKeysPragmaInTransaction(),
          new BanGrantToEverybody(),
          new BanIndexIfNotExists(),
          new BanInsertOrIgnoreInRebuild(),
          new BanKeptDefinition(),
          new BanLongName(),
          new BanLostRows(),
          new BanLostValues(),
          new BanNarrowingType(),
          new BanNewEnumValueInTransaction(),
          new BanNewRowNumbers(),
          new BanOneWayColumn(),
          new BanRefusedColumn(),
          new BanRenameBeforeRebuild(),
          new BanRenameColumn(),
          new BanRenameEnumValue(),
          new BanRenameTable(),
          new BanRestrictivePolicy(),
          new BanRewritingColumn(),
          new BanRewritingStorage(),
          new BanRewritingTypeChange(),
          new BanStaleExpression(),
          new BanTransactionControl(),
          new BanUnenforcedConstraint(),
          new BanUnlogged(),
          new BanUnparsed(),
          new BanUpdateWithoutWhere(),
          new BanValidateInSameTransaction(),
          new BanWritableSchema(),
          new PreferAttach(),
          new PreferColumnList(),
          new PreferJsonb(),
          new PreferOneRewrite(),
          new PreferTransaction(),
          new RequireCheckForAttach(),
          new RequireCheckForNotNull(),
          new RequireConcurrentDetach(),
          new RequireConcurrentDropIndex(),
          new RequireConcurrentIndex(),
          new RequireConcurrentRefresh(),
          new RequireConcurrentReindex(),
          new RequireDefaultForNotNull(),
          new RequireIndexForConstraint(),
          new RequireIndexForForeignKey(),
          new RequireLockTimeout(),
          new RequireNotNullForPrimaryKey(),
          new RequireNotValid(),
          new RequireNotValidDomain(),
          new RequirePolicyForRowSecurity(),
          new RequireValuesForNotNull());

  /** Those about habits, of which teams think differently: off unless they are asked for. */
  public static final List<Rule> OPTIONAL =
      List.of(
          new BanChar(),
          new BanDomainWithCheck(),
          new BanEnum(),
          new PreferBigint(),
          new PreferIdentity(),
          new PreferText(),
          new PreferTimestamptz(),
          new RequireDown(),
          new RequireEnumPosition(),
          new RequirePrimaryKey(),
          new RequireSchemaName(),
          new RequireStatementTimeout());

  /** The ids of what is found by measuring alone, not by reading statements. */
  public static final List<String> MEASURED =
      List.of(
          "ban-moved-values",
          "ban-rearranged-rows",
          "ban-lost-sequence",
          "ban-lost-object",
          "ban-violation",
          "ban-long-lock",
          "ban-unused-allow");

  /** The ids of what is found by trying statements in memory. */
  public static final List<String> TRIED = List.of(Tried.FAILING);

  private Rules() {}

  /** Those that can have something to say, and that nobody has to ask for or somebody has. */
  static List<Rule> under(Conditions conditions) {
    List<Rule> rules = new ArrayList<>(ALL);
    OPTIONAL.stream().filter(rule -> conditions.asked().contains(rule.id())).forEach(rules::add);
    rules.removeIf(rule -> !rule.concerns(conditions));
    return rules;
  }
}
