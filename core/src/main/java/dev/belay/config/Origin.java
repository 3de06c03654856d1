package dev.belay.config;

/** Where a value came from. Prints as people would look for it. */
public sealed interface Origin {
  Origin BUILT_IN = new BuiltIn();

  /** What stands in front of a complaint about the value. */
  String complaintAbout();

  /** The value is Belay's own default. */
  record BuiltIn() implements Origin {
    @Override
    public String complaintAbout() {
      return toString();
    }

    @Override
    public String toString() {
      return "built in";
    }
  }

  /** A line of belay.yaml; the key is the whole dotted one. */
  record Yaml(String file, int line, String key) implements Origin {
    @Override
    public String complaintAbout() {
      return this + ": " + key;
    }

    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /** A line of a .env file. */
  record DotEnv(String file, int line, String variable) implements Origin {
    @Override
    public String complaintAbout() {
      return file + ":" + line + ": " + variable;
    }

    @Override
    public String toString() {
      return variable + " in " + file + ":" + line;
    }
  }

  /** A variable of the process environment. */
  record Variable(String variable) implements Origin {
    @Override
    public String complaintAbout() {
      return variable;
    }

    @Override
    public String toString() {
      return variable;
    }
  }

  /** An option of the command line. */
  record Option(String option) implements Origin {
    @Override
    public String complaintAbout() {
      return option;
    }

    @Override
    public String toString() {
      return option;
    }
  }

  /**
   * The mark in the database.
   *
   * @param words about it, for people
   */
  record Marked(String words) implements Origin {
    @Override
    public String complaintAbout() {
      return toString();
    }

    @Override
    public String toString() {
      return "mark in the database, " + words;
    }
  }

  /** The name of the target, of the database or of its host. */
  record Name(String of, String name) implements Origin {
    @Override
    public String complaintAbout() {
      return toString();
    }

    @Override
    public String toString() {
      return of + " " + name;
    }
  }
}
