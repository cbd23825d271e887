package dev.auditpath.searchpaths;

/**
 * One piece of shell text: a word with its quotes, or an operator; a line's end is the operator
 * {@code \n}.
 *
 * @param line the first is 1
 */
record ShellToken(String text, boolean isOperator, int line) {

  boolean is(String operator) {
    return isOperator && text.equals(operator);
  }

  boolean isWord(String word) {
    return !isOperator && text.equals(word);
  }
}
