package org.aisleflow.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.gateway.broker.BrokerSettings;
import org.jspecify.annotations.Nullable;

/** Settings as text, from the environment or a list of names and values. */
final class GatewaySettings {
    private static final String PREFIX = "AISLEFLOW_";
    private static final long ONE_GIGABYTE = 1L << 30;

    private final Map<String, String> given;
    private final Set<String> asked = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    private GatewaySettings(Map<String, String> given) {
        this.given = given;
    }

    static GatewayConfig read(Map<String, String> given) {
        GatewaySettings settings = new GatewaySettings(given);
        try {
            GatewayConfig config = settings.config();
            settings.complainAboutUnknown();
            if (settings.wrong.isEmpty()) {
                return config;
            }
        } catch (IllegalArgumentException outOfRange) {
            settings.complainAboutUnknown();
            settings.wrong.add(String.valueOf(outOfRange.getMessage()));
        }
        throw new IllegalArgumentException(String.join("\n", settings.wrong));
    }

    /** The settings among environment variables: AISLEFLOW_MQTT_PORT is mqttPort. */
    static Map<String, String> ofEnvironment(Map<String, String> environment) {
        Map<String, String> settings = new HashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                settings.put(camelCase(name.substring(PREFIX.length())), value);
            }
        });
        return settings;
    }

    private GatewayConfig config() {
        return new GatewayConfig(
                value("dataFolder", Path.of("var", "gateway"), Path::of),
                value("kafka", "127.0.0.1:9092", Function.identity()),
                value("kafkaPartitions", 4, Integer::valueOf),
                value("mqttHost", "127.0.0.1", Function.identity()),
                value("mqttPort", 1883, Integer::valueOf),
                value("coapHost", "127.0.0.1", Function.identity()),
                value("coapPort", 5683, Integer::valueOf),
                value("insecureDevices", false, GatewaySettings::yesOrNo),
                value("plainOutsideLoopback", false, GatewaySettings::yesOrNo),
                value("secureHost", "127.0.0.1", Function.identity()),
                value("mqttsPort", 8883, Integer::valueOf),
                value("coapsPort", 5684, Integer::valueOf),
                file("tlsCertificate"),
                file("tlsKey"),
                file("tlsClientCa"),
                file("sealingKeyFile"),
                value("mostConnections", BrokerSettings.DEFAULT_CONNECTIONS, Integer::valueOf),
                value("connectsPerSecond", 500L, Long::valueOf),
                value("messagesPerSecond", 1_000L, Long::valueOf),
                value("bytesPerSecond", 1L << 20, Long::valueOf),
                value(
                        "longestSessionSeconds",
                        BrokerSettings.DEFAULT_SESSION.toSeconds(),
                        Long::valueOf),
                value("minimumFreeDiskBytes", ONE_GIGABYTE, Long::valueOf),
                value("stores", List.of(), GatewaySettings::stores),
                text("externalMqttHost"),
                value("externalMqttPort", 1883, Integer::valueOf),
                value("externalMqttTls", false, GatewaySettings::yesOrNo),
                text("externalMqttUser"),
                text("externalMqttPassword"),
                value("externalMqttClient", "1", Function.identity()));
    }

    private <T> T value(String name, T otherwise, Function<String, T> parse) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return parse.apply(text.strip());
        } catch (IllegalArgumentException malformed) {
            wrong.add("%s is \"%s\": %s".formatted(name, text, malformed.getMessage()));
            return otherwise;
        }
    }

    private @Nullable Path file(String name) {
        String text = text(name);
        return text == null ? null : Path.of(text.strip());
    }

    private @Nullable String text(String name) {
        asked.add(name);
        String text = given.get(name);
        return text == null || text.isBlank() ? null : text;
    }

    private void complainAboutUnknown() {
        given.keySet().stream()
                .filter(name -> !asked.contains(name))
                .sorted()
                .forEach(name -> wrong.add("there is no setting " + name));
    }

    private static boolean yesOrNo(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("say true or false");
        };
    }

    private static List<StoreId> stores(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).map(StoreId::of).toList();
    }

    private static String camelCase(String upperSnake) {
        StringBuilder name = new StringBuilder();
        for (String word : upperSnake.toLowerCase(Locale.ROOT).split("_")) {
            boolean capital = !name.isEmpty() && !word.isEmpty();
            name.append(
                    capital
                            ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                            : word);
        }
        return name.toString();
    }
}
