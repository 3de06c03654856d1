-- What everything else stands on: what was asked for, who may pass, and how a refusal reads.
-- Run again it changes what is there; names in functions are qualified, and the path is fixed. No
-- column is so wide that a table would need another one for large values.

CREATE SCHEMA IF NOT EXISTS belay_guard;
GRANT USAGE ON SCHEMA belay_guard TO PUBLIC;

-- kind: guard, table (its own limit), except, pass (a role)
CREATE TABLE IF NOT EXISTS belay_guard.options (
  kind name, name varchar(200), rows bigint, percent integer, PRIMARY KEY (kind, name));
GRANT SELECT ON belay_guard.options TO PUBLIC;

-- One line for each transaction that was let through, or still may be: by the sum of a token until
-- somebody uses it, by the number and the beginning of a transaction from then on. Numbers alone
-- come again on another server.
CREATE TABLE IF NOT EXISTS belay_guard.passes (
  token varchar(64) UNIQUE, reason varchar(200) NOT NULL, made timestamptz NOT NULL,
  made_by name NOT NULL, until timestamptz NOT NULL, transaction xid8, begun timestamptz);

-- Lets this transaction pass; or, with the sum of a token, the first one that shows the token.
CREATE OR REPLACE FUNCTION belay_guard.pass(reason text, token bytea) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO belay_guard.passes
  SELECT encode(token, 'hex'), left(reason, 200), clock_timestamp(), session_user,
    clock_timestamp() + interval '5 minutes',
    CASE WHEN token IS NULL THEN pg_current_xact_id() END, CASE WHEN token IS NULL THEN now() END
$$;
REVOKE ALL ON FUNCTION belay_guard.pass(text, bytea) FROM PUBLIC;

-- Of two transactions that show one token the second waits for the first, and does not pass.
CREATE OR REPLACE FUNCTION belay_guard.passed() RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM belay_guard.passes
      WHERE transaction = pg_current_xact_id() AND begun = now()) THEN
    RETURN true;
  END IF;
  UPDATE belay_guard.passes SET transaction = pg_current_xact_id(), begun = now()
  WHERE token = encode(sha256(convert_to(current_setting('belay.pass', true), 'UTF8')), 'hex')
    AND transaction IS NULL AND until > clock_timestamp();
  RETURN FOUND;
END $$;

CREATE OR REPLACE FUNCTION belay_guard.refuse(what text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
    MESSAGE = format('%s is protected: %s is refused', current_database(), what),
    DETAIL = 'The whole statement was taken back: nothing was changed.',
    HINT = 'Make it a migration: belay migrate shows what would be lost, takes a backup first,'
      ' and asks whoever is responsible for this database.';
END $$;

-- Whether a name is meant by one in which * stands for anything.
CREATE OR REPLACE FUNCTION belay_guard.means(pattern text, name text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT name LIKE replace(replace(replace(replace(
    pattern, '\', '\\'), '_', '\_'), '%', '\%'), '*', '%')
$$;

CREATE OR REPLACE FUNCTION belay_guard.excepted(name text) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM belay_guard.options o
    WHERE o.kind = 'except' AND belay_guard.means(o.name, excepted.name))
$$;
