/** How reports of checks look in every format. */
@NullMarked
package dev.belay.cli.report;

import org.jspecify.annotations.NullMarked;
