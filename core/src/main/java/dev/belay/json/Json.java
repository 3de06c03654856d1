package dev.belay.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON value. */
public sealed interface Json {
  record Text(String value) implements Json {}

  record Digits(String digits) implements Json {}

  record Bool(boolean value) implements Json {}

  record Null() implements Json {}

  record Items(List<Json> items) implements Json {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Members keep the order in which they were put. */
  record Members(Map<String, Json> members) implements Json {
    public Members {
      members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public Optional<Json> find(String name) {
      return Optional.ofNullable(members.get(name));
    }

    /**
     * The member of that name.
     *
     * @throws JsonException if there is no such member
     */
    public Json get(String name) {
      return find(name).orElseThrow(() -> new JsonException("\"" + name + "\" is missing"));
    }

    public String text(String name) {
      return get(name).asText();
    }

    public long number(String name) {
      return get(name).asLong();
    }
  }

  static Json of(String value) {
    return new Text(value);
  }

  static Json of(long value) {
    return new Digits(Long.toString(value));
  }

  static Json of(boolean value) {
    return new Bool(value);
  }

  static Json of(List<Json> items) {
    return new Items(items);
  }

  static Json texts(List<String> values) {
    return new Items(values.stream().map(Json::of).toList());
  }

  /** Builds an object member by member. */
  static Builder object() {
    return new Builder();
  }

  /** Reads one JSON value. */
  static Json parse(String text) {
    return JsonText.read(text);
  }

  /**
   * The value of a text.
   *
   * @throws JsonException if this is not a text
   */
  default String asText() {
    if (this instanceof Text text) {
      return text.value();
    }
    throw new JsonException("not a text: " + this);
  }

  default long asLong() {
    if (this instanceof Digits number) {
      return Long.parseLong(number.digits());
    }
    throw new JsonException("not a number: " + this);
  }

  default boolean asBoolean() {
    if (this instanceof Bool bool) {
      return bool.value();
    }
    throw new JsonException("neither true nor false: " + this);
  }

  default List<Json> asList() {
    if (this instanceof Items array) {
      return array.items();
    }
    throw new JsonException("not a list: " + this);
  }

  default Members asObject() {
    if (this instanceof Members object) {
      return object;
    }
    throw new JsonException("not an object: " + this);
  }

  /** On one line, without spaces. */
  default String toLine() {
    return JsonText.write(this, false);
  }

  /** Indented, for files that people read. */
  default String toPretty() {
    return JsonText.write(this, true);
  }

  /** Collects the members of an object. */
  final class Builder {
    private final Map<String, Json> members = new LinkedHashMap<>();

    public Builder put(String name, Json value) {
      members.put(name, value);
      return this;
    }

    public Builder put(String name, String value) {
      return put(name, of(value));
    }

    public Builder put(String name, long value) {
      return put(name, of(value));
    }

    public Builder put(String name, boolean value) {
      return put(name, of(value));
    }

    public Builder put(String name, Optional<String> value) {
      value.ifPresent(present -> put(name, present));
      return this;
    }

    public Builder putTexts(String name, List<String> values) {
      return put(name, texts(new ArrayList<>(values)));
    }

    public Members build() {
      return new Members(members);
    }
  }
}
