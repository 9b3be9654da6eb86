package org.aisleflow.embeddedkafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaIT {
    private static final String TOPIC = "shelf-readings";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path folder;

    @Test
    void keepsRecordsOverARestart() throws Exception {
        String first;
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            first = kafka.bootstrapServers();
            createTopic(first);
            produce(first, "two", "tins");
        }

        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(consume(kafka.bootstrapServers(), 2)).containsExactly("two", "tins");
        }
    }

    @Test
    void keepsAcknowledgedRecordsWhenTheProcessIsKilled() throws Exception {
        var process = startProcess();
        try {
            var bootstrapServers = process.inputReader().readLine();
            createTopic(bootstrapServers);
            produce(bootstrapServers, "still", "here");
        } finally {
            process.destroyForcibly().waitFor();
        }

        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(consume(kafka.bootstrapServers(), 2)).containsExactly("still", "here");
        }
    }

    @Test
    void doesNotMakeATopicThatNobodyDeclared() {
        try (var kafka = EmbeddedKafka.start(folder, 0);
                var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {

            var topics = admin.describeTopics(List.of("tpyo")).allTopicNames();

            assertThatThrownBy(() -> topics.get(10, TimeUnit.SECONDS))
                    .hasMessageContaining("does not host");
        }
    }

    @Test
    void saysInOneSentenceThatItsPortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, taken.getLocalPort()))
                    .hasMessage("Port " + taken.getLocalPort() + " for Kafka is in use");
        }
    }

    @Test
    void saysInOneSentenceThatItsFolderIsTaken() {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            assertThatThrownBy(() -> EmbeddedKafka.start(folder, 0))
                    .hasMessageContaining("is in use by another process");
        }
    }

    @Test
    void takesLittleRoomOnDisk() throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            createTopic(kafka.bootstrapServers());
            produce(kafka.bootstrapServers(), "one");
        }

        try (var files = Files.walk(folder)) {
            long bytes =
                    files.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum();
            assertThat(bytes).isLessThan(32 << 20);
        }
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChildProcess.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void createTopic(String bootstrapServers) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)))
                    .all()
                    .get(10, TimeUnit.SECONDS);
        }
    }

    private static void produce(String bootstrapServers, String... values) throws Exception {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(TOPIC, "shop", value)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> consume(String bootstrapServers, int count) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        var values = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            while (values.size() < count) {
                consumer.poll(Duration.ofMillis(200)).forEach(polled -> values.add(polled.value()));
            }
        }
        return values;
    }

    /** A JVM of its own that can be killed. */
    static final class ChildProcess {
        private ChildProcess() {}

        public static void main(String[] arguments) throws InterruptedException {
            var kafka = EmbeddedKafka.start(Path.of(arguments[0]), 0);
            System.out.println(kafka.bootstrapServers());
            Thread.currentThread().join();
        }
    }
}
