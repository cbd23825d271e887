package dev.auditpath.worker;

import dev.auditpath.behaviour.ModuleSource;
import dev.auditpath.behaviour.Modules;
import dev.auditpath.behaviour.PlugIn;
import dev.auditpath.host.Host;
import dev.auditpath.transcript.JsonIn;
import dev.auditpath.transcript.JsonOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In the worker: modules are asked for, since it opens no file itself. */
final class AskedModules implements Modules {
  private final Conversation conversation;
  private final Host host;

  AskedModules(Conversation conversation, Host host) {
    this.conversation = conversation;
    this.host = host;
  }

  @Override
  public ModuleSource find(String module) {
    return ask(Frame.Kind.FIND, out -> out.text("module", module));
  }

  @Override
  public ModuleSource data(String nearModule, String relative) {
    return ask(
        Frame.Kind.SHIPPED,
        out -> {
          out.text("module", nearModule);
          out.text("relative", relative);
        });
  }

  @Override
  public Map<String, Set<String>> commands(String module) {
    return ask(
        Frame.Kind.WHOSE,
        out -> out.text("module", module),
        Frame.Kind.COMMANDS,
        Messages::commands);
  }

  @Override
  public List<String> children(String parent) {
    return ask(
        Frame.Kind.WITHIN,
        out -> out.text("module", parent),
        Frame.Kind.NAMES,
        in -> in.texts("names"));
  }

  @Override
  public List<PlugIn> plugIns(String group) {
    return ask(
        Frame.Kind.REGISTERED,
        out -> out.text("group", group),
        Frame.Kind.PLUG_INS,
        Messages::plugIns);
  }

  @Override
  public List<ModuleSource.Text> startup() {
    return ask(Frame.Kind.BEFORE, out -> {}, Frame.Kind.TEXTS, Messages::texts);
  }

  private ModuleSource ask(Frame.Kind question, JsonOut.Content content) {
    return ask(question, content, Frame.Kind.MODULE, Messages::source);
  }

  private <T> T ask(
      Frame.Kind question, JsonOut.Content content, Frame.Kind answer, JsonIn.Reading<T> reading) {
    try {
      conversation.say(question, JsonOut.object(host, content));
      return JsonIn.object(conversation.hear(answer).body(), host, reading);
    } catch (IOException gone) {
      // Whoever asked for the analysis is gone, or talks nonsense: there is nobody to answer.
      throw new UncheckedIOException(gone);
    }
  }
}
