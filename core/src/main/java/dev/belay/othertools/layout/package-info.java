/**
 * The folders of other migration tools: which tool's they are, and their files, read as that tool
 * reads them. Knows no database.
 */
@NullMarked
package dev.belay.othertools.layout;

import org.jspecify.annotations.NullMarked;
