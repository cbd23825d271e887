package dev.auditpath.model;

import java.util.List;

/**
 * What an earlier run read of an executable.
 *
 * @param examination what it found out
 * @param restsOn the files and folders that it looked at, as they were; while all are the same, so
 *     is the examination
 */
public record KnownExamination(Examination examination, List<FileStamp> restsOn) {

  public KnownExamination {
    restsOn = List.copyOf(restsOn);
  }
}
