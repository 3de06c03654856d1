package dev.belay.postgres.connect;

import dev.belay.database.Secret;
import java.util.Optional;

/**
 * Who connects.
 *
 * @param passwordOrigin for people: where the password came from, or where none was found
 */
public record Login(String user, Optional<Secret> password, String passwordOrigin) {}
