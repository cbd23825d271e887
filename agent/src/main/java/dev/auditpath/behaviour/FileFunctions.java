package dev.auditpath.behaviour;

import java.util.List;
import java.util.Map;

/** Opens, reads and writes files. */
final class FileFunctions {
  private static final List<String> READERS =
      List.of(
          "os.listdir",
          "os.scandir",
          "os.walk",
          "os.readlink",
          "glob.glob",
          "glob.iglob",
          "linecache.getlines",
          "linecache.getline",
          "tokenize.open",
          "sqlite3.connect",
          "netrc.netrc",
          "zipfile.ZipFile",
          "tarfile.open",
          "mimetypes.read_mime_types",
          "plistlib.load",
          "pathlib.Path().read_text",
          "dotenv.load_dotenv",
          "dotenv.dotenv_values");

  private static final List<String> WRITERS =
      List.of(
          "os.symlink:1",
          "os.link:1",
          "os.rename:1",
          "os.replace:1",
          "shutil.copy:1",
          "shutil.copy2:1",
          "shutil.copyfile:1",
          "shutil.copytree:1",
          "shutil.move:1",
          "os.chmod:0",
          "os.mknod:0",
          "os.mkfifo:0",
          "os.truncate:0",
          "shutil.chown:0",
          "os.chown:0",
          "urllib.request.urlretrieve:1");

  /** Flags of {@code os.open}, as far as they matter; Linux has others for the same. */
  static final int WRITES = 1;

  static final int READS = 2;

  /** The path of a file that tempfile made. */
  static final Values TEMPORARY = Values.text("/tmp/" + Marks.HOLE);

  /** What is asked for is asked there, whatever the standard streams are. */
  private static final String TERMINAL = "/dev/tty";

  private FileFunctions() {}

  static void addTo(Map<String, Model> models) {
    models.put("builtins.open", FileFunctions::open);
    models.put("os.open", FileFunctions::descriptor);
    models.put("os.fdopen", call -> Values.external("builtins.open()"));
    for (String name : READERS) {
      models.put(name, FileFunctions::read);
    }
    for (String row : WRITERS) {
      int colon = row.indexOf(':');
      int place = row.charAt(colon + 1) - '0';
      models.put(row.substring(0, colon), call -> changed(call, place));
    }
    for (String name : new String[] {"write", "writelines"}) {
      models.put("builtins.open()." + name, call -> written(call, call.at(0)));
    }
    for (String name : new String[] {"read", "readline", "readlines"}) {
      models.put("builtins.open()." + name, call -> Values.open(Taint.FILE));
    }
    for (String file : new String[] {"NamedTemporaryFile()", "mkstemp()", "TemporaryFile()"}) {
      models.put("tempfile." + file + ".write", FileFunctions::writtenTemporarily);
    }
    models.put("tempfile.mkstemp", FileFunctions::temporary);
    models.put("os.write", FileFunctions::writtenTo);
    models.put("shutil.copyfileobj", FileFunctions::copied);
    models.put("os.read", FileFunctions::readFrom);
    models.put("os.remove", FileFunctions::removed);
    models.put("os.unlink", FileFunctions::removed);
    models.put("shutil.rmtree", FileFunctions::removed);
    for (String name :
        new String[] {
          "pkgutil.get_data",
          "importlib.resources.read_text",
          "importlib.resources.read_binary",
          "pkg_resources.resource_string"
        }) {
      models.put(
          name, call -> PackageData.texts(call.interpreter(), PathFunctions.packageFile(call)));
    }
  }

  static Values open(Call call) {
    return open(call, call.at(0, "file"), call.at(1, "mode"));
  }

  /** Opens a file that a path may name. */
  static Values open(Call call, Values path, Values mode) {
    boolean reads = mode.isNothing() || mode.open();
    boolean writes = mode.open();
    for (String text : mode.texts()) {
      boolean changes = text.contains("w") || text.contains("a") || text.contains("x");
      writes |= changes || text.contains("+");
      reads |= !changes || text.contains("+");
    }
    if (writes) {
      Places.used(call, path, Places.Use.WRITE);
      call.interpreter().written().opened(path);
    } else {
      Values content = shipped(call, path);
      if (!content.open()) {
        return content;
      }
    }
    boolean secret = reads && Places.used(call, path, Places.Use.READ);
    Taint from = path.constants().contains(TERMINAL) ? Taint.PROMPT : Taint.FILE;
    Values file = Values.external("builtins.open()").tainted(path.taints() | from.bit());
    return secret ? file.tainted(Taint.SECRET) : file;
  }

  private static Values shipped(Call call, Values path) {
    Values texts = PackageData.texts(call.interpreter(), path);
    Values files = texts.open() ? Values.OPEN : Values.NOTHING;
    for (String text : texts.open() ? List.<String>of() : texts.constants()) {
      files = files.or(Values.of(new Value.Content(text)));
    }
    return files.tainted(texts.taints());
  }

  static Values read(Call call) {
    boolean secret = Places.used(call, call.at(0), Places.Use.READ);
    boolean terminal = call.at(0).constants().contains(TERMINAL);
    Values result = call.result().tainted(terminal ? Taint.PROMPT : Taint.FILE);
    return secret ? result.tainted(Taint.SECRET) : result;
  }

  private static Values descriptor(Call call) {
    boolean reads = false;
    for (Value flags : call.at(1, "flags").options()) {
      boolean writes = flags instanceof Value.Whole whole && (whole.number() & WRITES) != 0;
      reads |= !writes || (((Value.Whole) flags).number() & READS) != 0;
      if (writes) {
        Places.used(call, call.at(0, "path"), Places.Use.WRITE);
        call.interpreter().written().opened(call.at(0, "path"));
      }
    }
    return reads || call.at(1, "flags").open() ? read(call) : call.result();
  }

  private static Values changed(Call call, int place) {
    Places.used(call, call.at(place), Places.Use.WRITE);
    if (Taint.PROMPT.in(Taints.of(call.at(place)))) {
      String detail = "keeps what the user types in the name of a file";
      call.findings().effect(Effect.CREDENTIALS, call.site(), detail);
    }
    boolean secret = place == 1 && Places.used(call, call.at(0), Places.Use.READ);
    if (call.name().endsWith("urlretrieve")) {
      Network.use(call);
    }
    return secret ? call.result().tainted(Taint.SECRET) : call.result();
  }

  private static Values removed(Call call) {
    for (String text : call.at(0).texts()) {
      String path = PathTexts.normal(text);
      boolean code = path.indexOf(Marks.FOLDER) >= 0 && path.endsWith(".py");
      boolean own = code || path.indexOf(Marks.SCRIPTS) >= 0;
      if (own || path.endsWith("RECORD") || path.contains("_history")) {
        call.findings().effect(Effect.PROCESS, call.site(), "removes " + Places.shown(path));
      }
    }
    return Values.of(Value.Constant.NONE);
  }

  /** What is put aside for a program that is started is not kept; it may be run. */
  private static Values writtenTemporarily(Call call) {
    call.interpreter().written().opened(TEMPORARY);
    call.interpreter().written().wrote(call.at(0));
    return Values.OPEN;
  }

  private static Values temporary(Call call) {
    call.interpreter().written().opened(TEMPORARY);
    return Values.of(new Sequence(List.of(Values.external("builtins.open()"), TEMPORARY)));
  }

  private static Values writtenTo(Call call) {
    for (Value value : call.at(0).options()) {
      if (value instanceof Value.Whole whole && (whole.number() == 1 || whole.number() == 2)) {
        return BuiltinFunctions.printed(call);
      }
    }
    return written(call, call.at(1));
  }

  private static Values copied(Call call) {
    return Consequences.isFile(call.at(1)) ? written(call, call.at(0)) : Values.OPEN;
  }

  /** Returns what a descriptor gives; 0 is what is typed. */
  private static Values readFrom(Call call) {
    boolean input = call.at(0).options().contains(new Value.Whole(0));
    return input ? Values.open(Taint.INPUT) : call.result();
  }

  /** Something is written to a file. */
  static Values written(Call call, Values what) {
    int taints = Taints.of(what);
    call.interpreter().written().wrote(what);
    Network.told(call, taints, "writes to a file");
    call.interpreter().reached().escape(call.arguments(), call.site());
    return Values.OPEN;
  }
}
