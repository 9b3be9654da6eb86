package org.aisleflow.sim.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    @TempDir private Path folder = Path.of("");

    private List<Row> rows(Layout layout, String text) throws IOException {
        List<Row> rows = new ArrayList<>();
        new Recording(Files.writeString(folder.resolve("r.csv"), text), layout).read(rows::add);
        return rows;
    }

    private Replay replay(Layout layout, double speed, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("r.csv"), text);
        ReplayPlan plan =
                new ReplayPlan(file, layout, StoreId.of("shop"), DeviceId.of("eye"), null, speed);
        return Replay.of(plan, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void positionsAreReadWithOtherNamesUnitsOriginsAndSeparators() throws IOException {
        Layout layout = new Layout(Map.of("time", "when", "id", "person"), Unit.CM, 100, 0);

        List<Row> rows =
                rows(
                        layout,
                        ";when;person;x;y;height\n0;1557995040213;27966;266;186;1176\n1;1557995040.5;7;100;50;1\n");

        assertThat(rows.get(1).time()).isEqualTo(Instant.ofEpochMilli(1_557_995_040_500L));
        assertThat(rows)
                .first()
                .isInstanceOfSatisfying(
                        Row.Seen.class,
                        seen -> {
                            assertThat(seen.time()).isEqualTo(Instant.ofEpochMilli(1557995040213L));
                            assertThat(seen.id()).isEqualTo("27966");
                            assertThat(seen.x()).isEqualTo(1.66, within(1e-9));
                            assertThat(seen.y()).isEqualTo(1.86, within(1e-9));
                        });
    }

    @Test
    void crossingsAreReadAndTimesMayBeWrittenInThreeWays() throws IOException {
        List<Row> rows =
                rows(
                        Layout.usual(),
                        """
                        time,line,in,out
                        2026-03-02T10:00:00Z,front,3,1
                        2026-03-02 10:00:01.500,front,0,2
                        1772445602000,back,1,0
                        """);

        assertThat(rows)
                .containsExactly(
                        new Row.Crossed(Instant.parse("2026-03-02T10:00:00Z"), "front", 3, 1),
                        new Row.Crossed(Instant.parse("2026-03-02T10:00:01.500Z"), "front", 0, 2),
                        new Row.Crossed(Instant.parse("2026-03-02T10:00:02Z"), "back", 1, 0));
    }

    private void assertRefused(String text, String... sentences) {
        assertThatThrownBy(() -> rows(Layout.usual(), text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(sentences);
    }

    @Test
    void aWrongLineIsNamedWithTheColumnAndTheRemedy() {
        assertRefused("time,id,x,y\n1,a,1,2\n2,a,one,2\n", "line 3", "x is \"one\", no number");
        assertRefused("time,id,x,y\nnoon,a,1,2\n", "line 2", "time is \"noon\"");
        assertRefused("time,id,x,y\n2,a,1,2\n1,a,1,2\n", "line 3", "sort the file");
        assertRefused("time,line,in,out\n1,d,-1,2\n", "line 2", "in is -1.0, no count");
        assertRefused("when,who\n1,a\n", "map them with --columns");
        assertThatThrownBy(() -> new Layout(Map.of("tme", "t"), Unit.M, 0, 0))
                .hasMessageContaining("there is no column tme");
        assertThatThrownBy(() -> replay(Layout.usual(), 1, "time,id,x,y\n"))
                .hasMessageContaining("no lines");
        assertThatThrownBy(() -> replay(Layout.usual(), 1, "time,id,x,y\n1,a,-2,3\n"))
                .hasMessageContaining("--origin");
    }

    @Test
    void aPlanIsMadeOnWhichTheRecordingHasRoom() throws IOException {
        Store floor = replay(Layout.usual(), 1, "time,id,x,y\n1,a,0.2,3\n2,a,7.7,9.1\n").store();
        Store doors =
                replay(Layout.usual(), 1, "time,line,in,out\n1,front,1,0\n2,back,1,0\n").store();

        assertThat(floor.widthMetres()).isEqualTo(8.5);
        assertThat(floor.depthMetres()).isEqualTo(10);
        assertThat(floor.devices())
                .singleElement()
                .satisfies(device -> {
                    assertThat(device.kind()).isEqualTo(Kind.POSITIONS);
                    assertThat(device.covers()).contains(new Point(8.5, 10));
                });
        assertThat(doors.doors())
                .extracting(door -> door.id().value())
                .containsExactly("back", "front");
    }

    @Test
    void nothingComesFromTheFuture() throws IOException {
        String text = "time,id,x,y\n1000,a,1,1\n1060,a,1,2\n";

        assertThat(replay(Layout.usual(), 1, text).span())
                .isEqualTo("%s to %s".formatted(NOW, NOW.plusSeconds(60)));
        assertThat(replay(Layout.usual(), 10, text).span())
                .isEqualTo("%s to %s".formatted(NOW.minus(Duration.ofMinutes(1)), NOW));
    }
}
