package org.aisleflow.api.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.jackson.ObjectMapperFactory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.aisleflow.contracts.wire.Mappers;

/** JSON over HTTP is JSON as it is on the wire and in Kafka. */
@Factory
final class ApiJson {
    ApiJson() {}

    @Singleton
    @Primary
    @Named("json")
    @Replaces(bean = ObjectMapper.class, factory = ObjectMapperFactory.class)
    ObjectMapper mapper() {
        return Mappers.JSON.copy();
    }
}
