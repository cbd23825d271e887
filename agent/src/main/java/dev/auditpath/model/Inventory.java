package dev.auditpath.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one survey saw, before anyone asks what it means.
 *
 * @param searchPaths the named ones; {@code activated} is derived from the environments
 * @param listings by directory; holds every searched directory and every environment's bin
 *     directory under the name that the search path or the environment uses
 * @param environments each once
 * @param distributions how many distributions the environments hold
 */
public record Inventory(
    List<SearchPath> searchPaths,
    Map<Path, DirectoryListing> listings,
    List<PythonEnvironment> environments,
    int distributions) {}
