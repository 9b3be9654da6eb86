package org.aisleflow.api.http;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What whoever started the API knows about the health of the rest.
 *
 * @param parts asked at every call, must be quick
 */
public record OtherHealth(Supplier<Map<String, HealthPart>> parts) {}
