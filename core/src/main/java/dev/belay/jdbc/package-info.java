/** What engines that speak JDBC have in common: statements, and the table of the history. */
@NullMarked
package dev.belay.jdbc;

import org.jspecify.annotations.NullMarked;
