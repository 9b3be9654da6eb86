package org.aisleflow.benchmarks.gateway;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Component;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Configuration;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Constants;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * An Apache Camel route from MQTT to Kafka behind our broker, with guarantees equal to the
 * gateway's: a kept session, manual acknowledgements (Camel acknowledges a message when its route
 * has ended, which is when Kafka has it), a producer that waits for all replicas. The bytes are
 * passed on as they came; they are not looked into.
 *
 * <p>The plain route sets what these guarantees need and nothing else. The tuned one also has the
 * gateway's settings for speed, of which Camel's documentation says nothing.
 */
final class CamelPart implements Part {
    private final OurBroker broker;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private CamelPart(
            OurBroker broker, PahoMqtt5Configuration mqtt, KafkaConfiguration kafka, String topic)
            throws Exception {
        this.broker = broker;
        var reader = new PahoMqtt5Component();
        reader.setConfiguration(mqtt);
        camel.addComponent("paho-mqtt5", reader);
        var writer = new KafkaComponent();
        writer.setConfiguration(kafka);
        camel.addComponent("kafka", writer);
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("paho-mqtt5:" + OurBroker.FILTER)
                                .setHeader(
                                        KafkaConstants.KEY, header(PahoMqtt5Constants.MQTT_TOPIC))
                                .to("kafka:" + topic);
                    }
                });
        camel.start();
    }

    static CamelPart plain(Map<String, String> settings) throws Exception {
        OurBroker broker = broker(settings);
        return new CamelPart(broker, mqtt(broker), kafka(settings), topic(settings));
    }

    static CamelPart tuned(Map<String, String> settings) throws Exception {
        OurBroker broker = broker(settings);
        PahoMqtt5Configuration mqtt = mqtt(broker);
        mqtt.setReceiveMaximum(1_000);
        mqtt.setSocketFactory(new PromptSockets());
        KafkaConfiguration kafka = kafka(settings);
        kafka.setCompressionCodec("lz4");
        kafka.setProducerBatchSize(128 * 1024);
        kafka.setLingerMs(20);
        return new CamelPart(broker, mqtt, kafka, topic(settings));
    }

    private static OurBroker broker(Map<String, String> settings) throws Exception {
        return OurBroker.start(Path.of(Objects.requireNonNull(settings.get("folder"))));
    }

    private static String topic(Map<String, String> settings) {
        return Objects.requireNonNull(settings.get("topic"));
    }

    private static PahoMqtt5Configuration mqtt(OurBroker broker) {
        PahoMqtt5Configuration configuration = new PahoMqtt5Configuration();
        configuration.setBrokerUrl(broker.uri());
        configuration.setClientId(OurBroker.CLIENT_ID);
        configuration.setUserName(broker.subscriber().user());
        configuration.setPassword(broker.subscriber().password());
        configuration.setQos(1);
        configuration.setCleanStart(false);
        configuration.setSessionExpiryInterval(0xFFFF_FFFFL);
        configuration.setManualAcksEnabled(true);
        return configuration;
    }

    private static KafkaConfiguration kafka(Map<String, String> settings) {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(Objects.requireNonNull(settings.get("kafka")));
        configuration.setRequestRequiredAcks("all");
        configuration.setEnableIdempotence(true);
        configuration.setDeliveryTimeoutMs(Integer.MAX_VALUE);
        configuration.setValueSerializer(
                "org.apache.kafka.common.serialization.ByteArraySerializer");
        return configuration;
    }

    @Override
    public Map<String, String> ready() {
        return Map.of("mqtt", Integer.toString(broker.broker().port()));
    }

    @Override
    public void close() {
        camel.stop();
        broker.close();
    }
}
