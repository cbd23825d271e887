package dev.auditpath.transcript;

import dev.auditpath.model.EntryPoint;
import dev.auditpath.model.Examination;
import dev.auditpath.model.Launcher;
import dev.auditpath.model.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What reading an executable found out, as fields of an object. */
public final class ExaminationJson {
  private ExaminationJson() {}

  public static void write(Examination examination, JsonOut out) throws IOException {
    out.object("launcher", launcher -> write(examination.launcher(), launcher));
    out.object("behaviour", object -> BehaviourJson.write(examination.behaviour(), object));
    out.objects("alteredFiles", examination.alteredFiles(), BehaviourJson::write);
    out.objects("rivals", examination.rivals(), BehaviourJson::write);
    out.objects("sources", examination.sources(), ExaminationJson::write);
  }

  public static Examination examination(JsonIn in) throws IOException {
    return new Examination(
        in.object("launcher", ExaminationJson::launcher),
        in.object("behaviour", BehaviourJson::behaviour),
        in.objects("alteredFiles", BehaviourJson::evidence),
        in.objects("rivals", BehaviourJson::evidence),
        in.objects("sources", ExaminationJson::source));
  }

  private static void write(Launcher launcher, JsonOut out) throws IOException {
    out.text("form", launcher.form().name());
    out.text("writer", launcher.writer());
    out.objects("target", launcher.target().map(List::of).orElse(List.of()), EntryPointJson::write);
    out.objects("alterations", launcher.alterations(), BehaviourJson::write);
  }

  private static Launcher launcher(JsonIn in) throws IOException {
    Launcher.Form form = in.constant("form", Launcher.Form.class);
    String writer = in.text("writer");
    List<EntryPoint> targets = in.objects("target", EntryPointJson::entryPoint);
    if (targets.size() > 1) {
      throw new IOException("has more than one target");
    }
    return new Launcher(
        form,
        writer,
        targets.isEmpty() ? Optional.empty() : Optional.of(targets.get(0)),
        in.objects("alterations", BehaviourJson::evidence));
  }

  private static void write(SourceFile source, JsonOut out) throws IOException {
    out.path("file", source.file());
    out.text("sha256", source.sha256());
  }

  private static SourceFile source(JsonIn in) throws IOException {
    return new SourceFile(in.path("file"), in.text("sha256"));
  }
}
