package dev.auditpath.model;

import java.util.List;

/**
 * Everything known, nothing judged.
 *
 * @param inventory what the survey saw
 * @param resolutions of every command that matters, on every search path
 * @param knownTools the catalogue
 */
public record Facts(Inventory inventory, List<Resolution> resolutions, KnownTools knownTools) {}
