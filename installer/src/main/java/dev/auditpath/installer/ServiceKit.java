package dev.auditpath.installer;

import java.util.List;

/** Makes the agent start at login, on one kind of system. */
interface ServiceKit {

  /** Returns the kit's name as {@code audit-path service status} says it. */
  String id();

  /** Returns the steps that make the agent start now and at each login. */
  List<Step> install(Place place);

  /** Returns the steps that stop it and leave nothing of {@link #install}. */
  List<Step> uninstall(Place place);

  /** Returns the steps that show whether it is there and runs. */
  List<Step> status(Place place);
}
