package dev.auditpath.transcript;

import dev.auditpath.model.Behaviour;
import dev.auditpath.model.Evidence;
import dev.auditpath.model.HandOver;
import java.io.IOException;

/** What code can do, and the evidence for it, as fields of an object. */
public final class BehaviourJson {
  private BehaviourJson() {}

  public static void write(Behaviour behaviour, JsonOut out) throws IOException {
    out.objects("handOvers", behaviour.handOvers(), BehaviourJson::write);
    out.objects("effects", behaviour.effects(), BehaviourJson::write);
    out.objects("notes", behaviour.notes(), BehaviourJson::write);
    out.objects("unread", behaviour.unread(), BehaviourJson::write);
  }

  public static Behaviour behaviour(JsonIn in) throws IOException {
    return new Behaviour(
        in.objects("handOvers", BehaviourJson::handOver),
        in.objects("effects", BehaviourJson::evidence),
        in.objects("notes", BehaviourJson::evidence),
        in.objects("unread", BehaviourJson::evidence));
  }

  private static void write(HandOver handOver, JsonOut out) throws IOException {
    out.text("command", handOver.command());
    write(handOver.evidence(), out);
  }

  private static HandOver handOver(JsonIn in) throws IOException {
    return new HandOver(in.text("command"), evidence(in));
  }

  static void write(Evidence evidence, JsonOut out) throws IOException {
    out.text("kind", evidence.kind());
    out.path("path", evidence.path());
    out.number("line", evidence.line());
    out.number("column", evidence.column());
    out.text("detail", evidence.detail());
    out.text("excerpt", evidence.excerpt());
    out.texts("chain", evidence.chain());
  }

  static Evidence evidence(JsonIn in) throws IOException {
    return new Evidence(
        in.text("kind"),
        in.path("path"),
        in.count("line"),
        in.count("column"),
        in.text("detail"),
        in.text("excerpt"),
        in.texts("chain"));
  }
}
