/** The verb permit: lets a person allow one thing for a while, and take that back. */
@NullMarked
package dev.belay.permit;

import org.jspecify.annotations.NullMarked;
