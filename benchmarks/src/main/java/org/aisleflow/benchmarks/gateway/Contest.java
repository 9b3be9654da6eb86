package org.aisleflow.benchmarks.gateway;

/** A row of the table: who takes which load. */
enum Contest {
    /** The ceiling. */
    CEILING("broker + Paho subscriber that only counts", Role.CEILING, Load.MQTT, "subscriber"),
    /** Ours over MQTT. */
    OURS("Aisleflow gateway, MQTT to Kafka", Role.GATEWAY, Load.MQTT, "Kafka"),
    /** Theirs over MQTT. */
    CAMEL("plain Apache Camel route, MQTT to Kafka", Role.CAMEL, Load.MQTT, "Kafka"),
    /** Theirs with our settings. */
    CAMEL_TUNED("the same, tuned as the gateway is", Role.CAMEL_TUNED, Load.MQTT, "Kafka"),
    /** The ceiling over CoAP. */
    EMPTY_COAP("Californium resource that only answers", Role.EMPTY_COAP, Load.COAP, "answer"),
    /** Ours over CoAP. */
    COAP("Aisleflow gateway, CoAP to Kafka", Role.GATEWAY, Load.COAP, "Kafka"),
    /** The ceiling over DTLS. */
    EMPTY_COAPS("the same over DTLS", Role.EMPTY_COAP, Load.COAPS, "answer"),
    /** Ours over DTLS. */
    COAPS("Aisleflow gateway, CoAP/DTLS to Kafka", Role.GATEWAY, Load.COAPS, "Kafka");

    private final String label;
    private final Role role;
    private final Load load;
    private final String countedAt;

    /** How messages come. */
    enum Load {
        MQTT("mqtt"),
        COAP("coap"),
        COAPS("coaps");

        private final String port;

        Load(String port) {
            this.port = port;
        }

        String port() {
            return port;
        }
    }

    Contest(String label, Role role, Load load, String countedAt) {
        this.label = label;
        this.role = role;
        this.load = load;
        this.countedAt = countedAt;
    }

    String label() {
        return label;
    }

    Role role() {
        return role;
    }

    Load load() {
        return load;
    }

    /** Where a message counts; latencies end there. */
    String countedAt() {
        return countedAt;
    }

    /** What the names of its devices begin with; over DTLS they have credentials by them. */
    String devices() {
        return "bench-" + load.port();
    }
}
