package dev.auditpath.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of section 1 (man-pages(7); groff_man(7)). */
public final class ManualPage {
  private final StringBuilder text = new StringBuilder();

  private ManualPage() {}

  /**
   * Returns the page as roff.
   *
   * @param version the program's, for the page's foot
   * @param sections what stands after the options: each a heading and its paragraphs; a paragraph
   *     with a tab is a term and what it means
   */
  public static String of(CommandSpec root, String version, List<List<String>> sections) {
    ManualPage page = new ManualPage();
    page.write(root, version);
    for (List<String> section : sections) {
      page.section(section);
    }
    return page.text.toString();
  }

  private void write(CommandSpec root, String version) {
    line(".TH AUDIT\\-PATH 1 \"\" \"audit\\-path " + escaped(version) + "\" \"User Commands\"");
    line(".SH NAME");
    line("audit\\-path \\- " + escaped(Described.text(root)));
    line(".SH SYNOPSIS");
    line(".B audit\\-path \\-\\-now");
    line("[\\fIOPTIONS\\fR]");
    for (CommandSpec command : Described.commands(root)) {
      line(".br");
      line(".B audit\\-path " + escaped(command.name()));
      words(command);
      line("[\\fIOPTIONS\\fR]");
    }
    line(".SH OPTIONS");
    options(Described.options(root));
    Set<String> common =
        Described.options(root).stream().map(OptionSpec::longestName).collect(Collectors.toSet());
    line(".SH COMMANDS");
    line("Options stand after the command. Those above mean the same for every command that takes");
    line("them.");
    for (CommandSpec command : Described.commands(root)) {
      line(".TP");
      line(".B " + escaped(command.name()));
      line(escaped(sentence(Described.text(command))));
      List<OptionSpec> own = new ArrayList<>(Described.options(command));
      own.removeIf(option -> common.contains(option.longestName()));
      if (!own.isEmpty()) {
        line(".RS");
        options(own);
        line(".RE");
      }
    }
  }

  private void words(CommandSpec command) {
    for (PositionalParamSpec word : command.positionalParameters()) {
      List<String> candidates = Described.candidates(word);
      String label =
          candidates.isEmpty()
              ? "\\fI" + word.paramLabel() + "\\fR"
              : String.join("|", candidates.stream().map(ManualPage::escaped).toList());
      String more = word.arity().max() > 1 ? "..." : "";
      line(word.required() ? label + more : "[" + label + "]" + more);
    }
  }

  private void options(List<OptionSpec> options) {
    for (OptionSpec option : options) {
      line(".TP");
      String names =
          String.join(
              ", ", List.of(option.names()).stream().map(name -> "\\fB" + escaped(name)).toList());
      line(
          Described.takesValue(option)
              ? names + "\\fR \\fI" + escaped(option.paramLabel()) + "\\fR"
              : names + "\\fR");
      line(escaped(sentence(Described.text(option))));
    }
  }

  private void section(List<String> section) {
    line(".SH " + escaped(section.get(0)));
    String between = "";
    for (String paragraph : section.subList(1, section.size())) {
      int tab = paragraph.indexOf('\t');
      if (tab < 0) {
        text.append(between);
        line(escaped(paragraph));
      } else {
        line(".TP");
        line(".B " + escaped(paragraph.substring(0, tab)));
        line(escaped(paragraph.substring(tab + 1)));
      }
      between = ".PP\n";
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static String escaped(String words) {
    String escaped = words.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
