package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An import path with nothing on it, as a program for a shell has. */
class NoModules implements Modules {

  @Override
  public ModuleSource find(String module) {
    return new ModuleSource.Missing();
  }

  @Override
  public ModuleSource data(String nearModule, String relative) {
    return new ModuleSource.Missing();
  }

  @Override
  public Map<String, Set<String>> commands(String module) {
    return Map.of();
  }

  @Override
  public List<String> children(String parent) {
    return List.of();
  }

  @Override
  public List<PlugIn> plugIns(String group) {
    return List.of();
  }

  @Override
  public List<ModuleSource.Text> startup() {
    return List.of();
  }
}
