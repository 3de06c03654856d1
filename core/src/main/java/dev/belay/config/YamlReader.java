package dev.belay.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads belay.yaml into a {@link Document}, node by node, so that every value has its line. */
final class YamlReader {
  private static final String TARGETS = "targets";

  private final String file;
  private final Path folder;
  private final Problems problems;

  /**
   * Prepares to read one file.
   *
   * @param file its name for people
   * @param folder what its relative paths are taken from
   */
  YamlReader(String file, Path folder, Problems problems) {
    this.file = file;
    this.folder = folder;
    this.problems = problems;
  }

  Document read(String text) {
    Optional<Node> root;
    try {
      root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
    } catch (MarkedYamlEngineException e) {
      problems.addYamlLine(
          file, e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), plain(e));
      return Document.EMPTY;
    } catch (YamlEngineException e) {
      problems.addYamlLine(file, 1, "is not YAML: " + e.getMessage());
      return Document.EMPTY;
    }
    if (root.isEmpty() || isNull(root.get())) {
      problems.addYamlLine(file, 1, "is empty; remove it and write a new one: belay init");
      return Document.EMPTY;
    }
    Map<String, Map<String, List<Written>>> targets = new LinkedHashMap<>();
    Map<String, List<Written>> top = new HashMap<>();
    var shape = Shape.top();
    for (Entry entry : entries("", root.get())) {
      if (entry.name().equals(TARGETS)) {
        targets(entry.value(), targets);
      } else {
        put(shape, "", entry.name(), entry, top);
      }
    }
    return new Document(top, targets);
  }

  /** One key of a mapping with its value. */
  private record Entry(String name, Node key, Node value) {}

  private void targets(Node node, Map<String, Map<String, List<Written>>> targets) {
    if (isNull(node)) {
      return;
    }
    for (Entry entry : entries(TARGETS, node)) {
      if (!TargetNames.valid(entry.name())) {
        problems.addYamlLine(file, line(entry.key()), TargetNames.complaint(entry.name()));
        continue;
      }
      targets.put(entry.name(), target(entry));
    }
  }

  private Map<String, List<Written>> target(Entry target) {
    Map<String, List<Written>> values = new HashMap<>();
    String prefix = TARGETS + "." + target.name() + ".";
    if (target.value() instanceof ScalarNode url) {
      scalar(prefix, Settings.URL.key(), url, values);
      return values;
    }
    for (Entry entry : entries(TARGETS + "." + target.name(), target.value())) {
      put(Shape.target(), prefix, entry.name(), entry, values);
    }
    if (!values.containsKey(Settings.URL.key())) {
      problems.addYamlLine(file, line(target.key()), TARGETS + "." + target.name() + " has no url");
    }
    return values;
  }

  private void put(
      Shape shape, String prefix, String key, Entry entry, Map<String, List<Written>> values) {
    Optional<Setting<?>> setting = shape.find(key);
    if (setting.isPresent()) {
      value(setting.get(), prefix, entry.value(), values);
    } else if (shape.isSection(key)) {
      section(shape, prefix, key, entry.value(), values);
    } else {
      problems.addYamlLine(file, line(entry.key()), shape.complaint(prefix, key));
    }
  }

  private void section(
      Shape shape, String prefix, String key, Node node, Map<String, List<Written>> values) {
    if (isNull(node)) {
      return;
    }
    for (Entry entry : entries(prefix + key, node)) {
      put(shape, prefix, key + "." + entry.name(), entry, values);
    }
  }

  private void value(
      Setting<?> setting, String prefix, Node node, Map<String, List<Written>> values) {
    switch (setting.kind().form()) {
      case ONE -> scalar(prefix, setting.key(), node, values);
      case LIST -> list(setting.key(), prefix, node, values);
      case TREE -> tree(setting.key(), new Branch(prefix + setting.key(), ""), node, values);
    }
  }

  private void list(String key, String prefix, Node node, Map<String, List<Written>> values) {
    if (node instanceof SequenceNode list) {
      for (Node item : list.getValue()) {
        scalar(prefix, key, item, values);
      }
    } else if (!isNull(node)) {
      problems.addYamlLine(file, line(node), prefix + key + " is not a list");
    }
  }

  /** The names that lead to a place in a tree: with dots for people, with spaces as text. */
  private record Branch(String name, String words) {
    Branch to(String next) {
      return new Branch(name + "." + next, words + next + " ");
    }
  }

  private void tree(String key, Branch branch, Node node, Map<String, List<Written>> values) {
    if (isNull(node)) {
      return;
    }
    for (Entry entry : entries(branch.name(), node)) {
      Branch next = branch.to(entry.name());
      if (entry.value() instanceof ScalarNode scalar) {
        add(key, next.words() + scalar.getValue(), next.name(), scalar, values);
      } else {
        tree(key, next, entry.value(), values);
      }
    }
  }

  private void scalar(String prefix, String key, Node node, Map<String, List<Written>> values) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.addYamlLine(file, line(node), prefix + key + " is not a single value");
      return;
    }
    if (scalar.getValue().isBlank()) {
      problems.addYamlLine(file, line(node), prefix + key + " is empty");
      return;
    }
    add(key, scalar.getValue(), prefix + key, node, values);
  }

  private void add(
      String key, String text, String name, Node node, Map<String, List<Written>> values) {
    var origin = new Origin.Yaml(file, line(node), name);
    values.computeIfAbsent(key, absent -> new ArrayList<>()).add(new Written(text, origin, folder));
  }

  /** The keys of a mapping; a repeated one and one that isn't text are complained about. */
  private List<Entry> entries(String name, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      String subject = name.isEmpty() ? "" : name + " ";
      problems.addYamlLine(file, line(node), subject + "is not a list of names with values");
      return List.of();
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.addYamlLine(file, line(tuple.getKeyNode()), "has a key that is not text");
        continue;
      }
      var entry = new Entry(key.getValue(), key, tuple.getValueNode());
      Entry earlier = entries.putIfAbsent(key.getValue(), entry);
      if (earlier != null) {
        String whole = name.isEmpty() ? key.getValue() : name + "." + key.getValue();
        problems.addYamlLine(
            file, line(key), whole + " is written twice; first in line " + line(earlier.key()));
      }
    }
    return List.copyOf(entries.values());
  }

  private static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private static String plain(MarkedYamlEngineException problem) {
    String text = problem.getProblem();
    if (text.contains("\\t(TAB)") || text.contains("'\\t'")) {
      return "a tab can't indent YAML; use spaces";
    }
    return "is not YAML: " + text;
  }
}
