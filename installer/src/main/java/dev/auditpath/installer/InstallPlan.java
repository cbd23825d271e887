package dev.auditpath.installer;

import java.util.List;

/**
 * What will be done, in order. The program is laid down whole beside the one in use, and one rename
 * switches to it: a plan that ends early leaves the old one running.
 */
record InstallPlan(List<Step> steps) {
  InstallPlan {
    steps = List.copyOf(steps);
  }

  /** Returns the plan as text, a line for each step. */
  String inWords() {
    StringBuilder text = new StringBuilder();
    steps.forEach(step -> text.append(step.inWords()).append('\n'));
    return text.toString();
  }
}
