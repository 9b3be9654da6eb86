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
 * A plain Apache Camel route from MQTT to Kafka behind our broker, with guarantees equal to the
 * gateway's: a kept session, manual acknowledgements (Camel acknowledges a message when its route
 * has ended, which is when Kafka has it), a producer that waits for all replicas. The bytes are
 * passed on as they came; they are not looked into.
 */
final class CamelPart implements Part {
    private final OurBroker broker;
    private final DefaultCamelContext camel = new DefaultCamelContext();

    private CamelPart(OurBroker broker, String kafka, String topic) throws Exception {
        this.broker = broker;
        camel.addComponent("paho-mqtt5", mqtt(broker));
        camel.addComponent("kafka", kafka(kafka));
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

    static CamelPart start(Map<String, String> settings) throws Exception {
        return new CamelPart(
                OurBroker.start(Path.of(Objects.requireNonNull(settings.get("folder")))),
                Objects.requireNonNull(settings.get("kafka")),
                Objects.requireNonNull(settings.get("topic")));
    }

    private static PahoMqtt5Component mqtt(OurBroker broker) {
        PahoMqtt5Configuration configuration = new PahoMqtt5Configuration();
        configuration.setBrokerUrl(broker.uri());
        configuration.setClientId(OurBroker.CLIENT_ID);
        configuration.setUserName(broker.subscriber().user());
        configuration.setPassword(broker.subscriber().password());
        configuration.setQos(1);
        configuration.setCleanStart(false);
        configuration.setSessionExpiryInterval(0xFFFF_FFFFL);
        configuration.setReceiveMaximum(1_000);
        configuration.setManualAcksEnabled(true);
        // Not what a newcomer writes; without it the row would measure Nagle's delay.
        configuration.setSocketFactory(new PromptSockets());
        PahoMqtt5Component component = new PahoMqtt5Component();
        component.setConfiguration(configuration);
        return component;
    }

    private static KafkaComponent kafka(String address) {
        KafkaConfiguration configuration = new KafkaConfiguration();
        configuration.setBrokers(address);
        configuration.setRequestRequiredAcks("all");
        configuration.setEnableIdempotence(true);
        configuration.setCompressionCodec("lz4");
        configuration.setProducerBatchSize(128 * 1024);
        configuration.setLingerMs(5);
        configuration.setDeliveryTimeoutMs(Integer.MAX_VALUE);
        configuration.setValueSerializer(
                "org.apache.kafka.common.serialization.ByteArraySerializer");
        KafkaComponent component = new KafkaComponent();
        component.setConfiguration(configuration);
        return component;
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
