package dev.belay.config;

import dev.belay.config.Configuration.Selection;
import dev.belay.config.TargetChoice.Chosen;
import dev.belay.config.TargetReader.General;
import dev.belay.migration.MigrationPlace;
import dev.belay.problem.BelayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads everything that says how Belay is set. Of growing strength: built-in defaults, belay.yaml,
 * a .env file beside it (in the working folder where there is none beside it), the variables of the
 * process, the command line. Thread-safe; reads the files anew each time.
 */
public final class ConfigurationLoader {
  private final Path workingFolder;
  private final Map<String, String> environment;

  /** Prepares to read, seen from a folder and with the variables of a process. */
  public ConfigurationLoader(Path workingFolder, Map<String, String> environment) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /**
   * Reads all of it.
   *
   * @throws BelayException {@code CONFIGURATION_INVALID} listing everything that is wrong; {@code
   *     PERMISSION_DENIED} or {@code INPUT_OUTPUT} if a file can't be read
   */
  public Configuration load(CommandLineSettings commandLine) {
    return load(commandLine, true);
  }

  /** The same for what needs no database: the target's address need not be known. */
  public Configuration loadForFiles(CommandLineSettings commandLine) {
    return load(commandLine, false);
  }

  /** A variable of the process, else of the .env file that is in force; empty is as not set. */
  public Optional<String> variable(String name, CommandLineSettings commandLine) {
    return variables(folder(file(commandLine)), new Problems()).text(name);
  }

  private Variables variables(Path folder, Problems problems) {
    return new Variables(environment, dotEnv(folder, problems), workingFolder);
  }

  private Path folder(Optional<ConfigurationFile> file) {
    return file.map(ConfigurationFile::folder).orElse(workingFolder);
  }

  private Configuration load(CommandLineSettings commandLine, boolean needsAddress) {
    var problems = new Problems();
    Optional<ConfigurationFile> file = file(commandLine);
    Path folder = folder(file);
    Variables variables = variables(folder, problems);
    Document document =
        file.map(one -> new YamlReader(one.shown(), folder, problems).read(one.read()))
            .orElse(Document.EMPTY);
    var reading = new Reading(commandLine, variables, document, folder, problems);
    Configuration configuration = reading.configuration(file, needsAddress);
    if (!problems.isEmpty()) {
      throw problems.toException();
    }
    return configuration;
  }

  private Optional<ConfigurationFile> file(CommandLineSettings commandLine) {
    var variables = new Variables(environment, Map.of(), workingFolder);
    var layers =
        new Layers(commandLine, variables, Map.of(), Map.of(), workingFolder, workingFolder);
    Optional<Written> named = layers.find(Settings.CONFIG);
    if (named.isEmpty()) {
      return ConfigurationFile.nearest(workingFolder);
    }
    var problems = new Problems();
    Path path = new Values(layers, problems).read(Settings.CONFIG, named.get()).orElse(null);
    if (path == null) {
      throw problems.toException();
    }
    return Optional.of(ConfigurationFile.of(path, workingFolder));
  }

  private Map<String, Written> dotEnv(Path folder, Problems problems) {
    Path beside = folder.resolve(".env");
    Path path = Files.isRegularFile(beside) ? beside : workingFolder.resolve(".env");
    return DotEnvParser.read(ConfigurationFile.of(path, workingFolder), environment, problems);
  }

  /** One reading of everything, with what it has found so far. */
  private final class Reading {
    private final CommandLineSettings commandLine;
    private final Variables variables;
    private final Document document;
    private final Path folder;
    private final Problems problems;

    Reading(
        CommandLineSettings commandLine,
        Variables variables,
        Document document,
        Path folder,
        Problems problems) {
      this.commandLine = commandLine;
      this.variables = variables;
      this.document = document;
      this.folder = folder;
      this.problems = problems;
    }

    Configuration configuration(Optional<ConfigurationFile> file, boolean needsAddress) {
      Layers top = layers(Map.of());
      var general = new Values(top, problems);
      checkAll(general);
      var choice = new TargetChoice(document, general, variables, problems);
      Optional<Written> wanted = top.find(Settings.TARGET);
      Optional<Chosen> chosen = choice.choose(wanted);
      Layers layers = layers(chosen.map(one -> section(one)).orElse(Map.of()));
      var values = new Values(layers, problems);
      var reader = new TargetReader(layers, values, new EnvironmentJudge(variables));
      wanted.ifPresent(one -> explainTarget(chosen, one, values));
      boolean known = chosen.flatMap(one -> values.find(Settings.URL, one.url())).isPresent();
      Optional<TargetConfiguration> target =
          needsAddress || known ? chosen.flatMap(reader::read) : Optional.empty();
      if (needsAddress && chosen.isPresent() && target.isEmpty()) {
        throw problems.toException();
      }
      General settings = target.map(General::of).orElseGet(reader::readSettings);
      Selection selection =
          target
              .<Selection>map(Selection.Selected::new)
              .orElseGet(() -> new Selection.Missing(choice.missing(wanted, file)));
      return new Configuration(
          file.map(ConfigurationFile::path),
          folder,
          List.copyOf(document.targets().keySet()),
          selection,
          new MigrationPlace(settings.migrations(), settings.tool()),
          settings.check(),
          values.explanations());
    }

    private void explainTarget(Optional<Chosen> chosen, Written wanted, Values values) {
      chosen.ifPresent(one -> values.explain(Settings.TARGET, one.name(), wanted.origin()));
    }

    private Map<String, List<Written>> section(Chosen chosen) {
      return chosen.declared()
          ? document.targets().getOrDefault(chosen.name(), Map.of())
          : Map.of();
    }

    private Layers layers(Map<String, List<Written>> target) {
      return new Layers(commandLine, variables, target, document.top(), workingFolder, folder);
    }

    /** Also what no setting in force needs is checked, so that nothing lies in wait. */
    private void checkAll(Values values) {
      for (Setting<?> setting : Settings.ALL) {
        for (Written written : document.top().getOrDefault(setting.key(), List.of())) {
          values.check(setting, written);
        }
        for (Map<String, List<Written>> target : document.targets().values()) {
          for (Written written : target.getOrDefault(setting.key(), List.of())) {
            values.check(setting, written);
          }
        }
      }
    }
  }
}
