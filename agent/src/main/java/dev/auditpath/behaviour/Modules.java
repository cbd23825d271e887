package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The import path of one environment. Looking never throws; what fails is a kind of answer. */
public interface Modules {

  /** Names that one answer holds at most; an answer that is as long may not be whole. */
  int MOST_NAMES = 100;

  /** Returns what stands behind a dotted name, for example {@code acme.kube.cli}. */
  ModuleSource find(String module);

  /**
   * Returns a file that a module ships and names by a constant, such as a script beside it.
   *
   * @param nearModule the module that names it
   * @param relative the name relative to that module's folder
   */
  ModuleSource data(String nearModule, String relative);

  /**
   * Returns the commands of the distribution that brought a module, by the modules of their entry
   * points, or by {@code package.*} where it is not known which of a package's modules; none where
   * that is the program's own distribution, or unknown.
   */
  Map<String, Set<String>> commands(String module);

  /**
   * Returns the names of the modules and packages that lie directly in a package, in order; none
   * where that is no package, or unknown.
   */
  List<String> children(String parent);

  /**
   * Returns what the distributions of the environment register in a group of entry points, in
   * order; scripts apart.
   */
  List<PlugIn> plugIns(String group);

  /**
   * Returns the code of the program's own distribution that Python has run before the program, such
   * as lines of {@code .pth} files, in order.
   */
  List<ModuleSource.Text> startup();
}
