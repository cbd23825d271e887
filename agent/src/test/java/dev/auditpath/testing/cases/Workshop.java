package dev.auditpath.testing.cases;

import dev.auditpath.testing.RealVenv;
import java.io.IOException;
import java.nio.file.Path;

/** What all cases are built with: one pip and one empty environment that is copied. */
public final class Workshop {
  private final Path base;
  private final RealVenv tools;
  private final RealVenv blank;
  private final boolean real;

  private Workshop(Path base, RealVenv tools, RealVenv blank, boolean real) {
    this.base = base;
    this.tools = tools;
    this.blank = blank;
    this.real = real;
  }

  /**
   * Prepares a directory to build cases in.
   *
   * @param real whether honest cases get the real distribution from the index wherever they name it
   */
  public static Workshop in(Path base, boolean real) throws IOException, InterruptedException {
    Path place = base.toRealPath();
    RealVenv tools = RealVenv.create(place.resolve("tools"));
    RealVenv blank = RealVenv.withoutPip(place.resolve("blank"));
    return new Workshop(place, tools, blank, real);
  }

  /** Builds one case in a directory of its own. */
  public CaseMachine build(Case labelled) throws IOException, InterruptedException {
    return new CaseMachine(this, labelled).build();
  }

  boolean isReal(Case labelled) {
    return labelled.value("real").isPresent() && (real || labelled.value("real-in-ci").isPresent());
  }

  Path base() {
    return base;
  }

  Path blank() {
    return blank.prefix();
  }

  Path python() {
    return tools.bin("python");
  }

  /** Returns the folder of pip's code; any interpreter can run it. */
  Path pip() throws IOException {
    return tools.sitePackages().resolve("pip");
  }
}
