package dev.auditpath.model;

import java.util.ArrayList;
import java.util.List;

/**
 * PATH as text, with the name of the search path it makes and where it was learned.
 *
 * @param id {@code given}, {@code terminal}, {@code caller}, {@code session} or {@code activated}
 * @param source where the text was learned, for a person to check
 * @param text the variable's value; bytes that are not UTF-8 stand as lone surrogates (PEP 383)
 */
public record SearchPathText(String id, String source, String text) {

  /**
   * Returns the elements between the colons, in order, empty ones kept. Joining them with colons
   * gives the text back.
   */
  public List<String> elements() {
    List<String> elements = new ArrayList<>();
    int start = 0;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', start)) {
      elements.add(text.substring(start, colon));
      start = colon + 1;
    }
    elements.add(text.substring(start));
    return elements;
  }
}
