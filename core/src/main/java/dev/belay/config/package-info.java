/**
 * belay.yaml, .env, environment variables and command line become one tree of records, every value
 * with its origin. Reads those files and nothing else; decides nothing about databases.
 */
@NullMarked
package dev.belay.config;

import org.jspecify.annotations.NullMarked;
