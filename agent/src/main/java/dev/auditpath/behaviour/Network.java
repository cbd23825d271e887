package dev.auditpath.behaviour;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tells of use of the network: what by, where to, and what of worth goes there. */
final class Network {
  private static final String SENDS = "sends";

  private Network() {}

  static void use(Call call) {
    use(call, call.name().replace("()", ""), call.arguments());
  }

  static void use(Call call, String how, Arguments arguments) {
    StringBuilder detail = new StringBuilder("uses the network (").append(how).append(")");
    for (String place : places(arguments)) {
      detail.append(", ").append(place);
    }
    int taints = Taints.of(arguments);
    String sent = Taint.words(taints);
    if (!sent.isEmpty()) {
      detail.append("; it passes on ").append(sent);
    }
    call.findings().effect(Effect.NETWORK, call.site(), detail.toString());
    told(call, taints, SENDS);
  }

  private static Set<String> places(Arguments arguments) {
    Set<String> places = new LinkedHashSet<>();
    for (Values value : arguments.all()) {
      for (String text : value.texts()) {
        Optional<Endpoint> endpoint = Endpoints.of(text.replace(Marks.HOLE, '*'));
        endpoint.ifPresent(
            found ->
                places.add(found.host() + (found.what().isEmpty() ? "" : ", " + found.what())));
        if (places.size() > 3) {
          return places;
        }
      }
    }
    return places;
  }

  /** Tells of what of worth leaves the process. */
  static void told(Call call, int taints, String verb) {
    if (Taint.ENVIRONMENT.in(taints)) {
      call.findings().effect(Effect.ENVIRONMENT, call.site(), verb + " the whole environment");
    }
    if (Taint.SECRET.in(taints)) {
      call.findings().effect(Effect.CREDENTIALS, call.site(), verb + " secrets");
    }
    if (Taint.PROMPT.in(taints) && verb.equals(SENDS)) {
      call.findings().effect(Effect.CREDENTIALS, call.site(), verb + " what the user types");
    }
    if (Taint.INPUT.in(taints)) {
      String kind = verb.equals(SENDS) ? Effect.CREDENTIALS : Effect.FILE_WRITE;
      call.findings().effectOfWrapper(kind, call.site(), verb + " what is typed or piped into it");
    }
    if (Taint.ARGUMENTS.in(taints)) {
      call.findings().effect(Effect.PROCESS, call.site(), verb + " the command's arguments");
    }
  }
}
