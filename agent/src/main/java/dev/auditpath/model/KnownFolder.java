package dev.auditpath.model;

import java.util.List;

/**
 * What the search for environments saw in a folder.
 *
 * @param stamp taken before its entries were read
 * @param marked whether {@code pyvenv.cfg} stands in it
 * @param folders the names of the folders in it, links left out; bytes that are no UTF-8 stand as
 *     lone surrogates (PEP 383)
 */
public record KnownFolder(FolderStamp stamp, boolean marked, List<String> folders) {

  public KnownFolder {
    folders = List.copyOf(folders);
  }
}
