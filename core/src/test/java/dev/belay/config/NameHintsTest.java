package dev.belay.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.belay.database.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameHintsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "prod",
        "prod.db",
        "shop-prod.db",
        "shop_prod_2.sqlite",
        "PROD_shop",
        "shopProd",
        "prod2",
        "shopprod.db",
        "proddb.example.org",
        "prodeu1.db",
        "production.sqlite3",
        "productiondb",
        "myproduction",
        "db.production.example.org",
        "prd-db-1",
        "shop-live",
        "staging-to-prod"
      })
  void this_name_says_production(String name) {
    assertThat(NameHints.environment(name)).contains(Environment.PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging.db", "shop-stg", "preprod", "pre-prod.db", "pre_production"})
  void this_name_says_staging(String name) {
    assertThat(NameHints.environment(name)).contains(Environment.STAGING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "shop.db",
        "product.db",
        "products.sqlite",
        "product-catalogue",
        "producer.db",
        "productivity.db",
        "reproduce.db",
        "reproduction.db",
        "byproduct",
        "prodigy.db",
        "produkte.db",
        "live-chat.db",
        "olive.db",
        "nonprod",
        "non-prod.db",
        "not-production",
        "test.db"
      })
  void this_name_says_nothing(String name) {
    assertThat(NameHints.environment(name)).isEmpty();
  }
}
