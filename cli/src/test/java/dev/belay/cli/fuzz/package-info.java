/** Whatever stands in a file of migrations: what a check without a database answers. */
@NullMarked
package dev.belay.cli.fuzz;

import org.jspecify.annotations.NullMarked;
