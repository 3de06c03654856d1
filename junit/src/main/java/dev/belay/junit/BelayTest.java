package dev.belay.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class with a database of its own, which tests take as a parameter: a {@link TestDatabase},
 * a {@link javax.sql.DataSource} or a {@link java.sql.Connection}. See {@link BelayDatabase}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BelayTestExtension.class)
public @interface BelayTest {
  /** The folder of migrations, from the working folder. */
  String migrations() default "migrations";

  /** Where; empty for what the variable TEST_DATABASE_URL says. */
  String on() default "";
}
