package org.aisleflow.streams.floor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.wire.Mappers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Exact cases of others, among them edges, corners and degenerate polygons; each names its source.
 */
class GeometryCasesTest {
    static List<JsonNode> polygons() throws IOException {
        return cases("point_in_polygon");
    }

    static List<JsonNode> segments() throws IOException {
        return cases("segment_intersection");
    }

    @ParameterizedTest
    @MethodSource("polygons")
    void knowsWhatIsInsideAndThatTheEdgeBelongsToIt(JsonNode given) throws ParseException {
        JsonNode inputs = given.get("inputs");
        Polygon polygon = (Polygon) new WKTReader().read(inputs.get("polygon_wkt").asText());
        Coordinate point = place(inputs.get("point"));

        ZoneShape shape = new ZoneShape(corners(polygon));

        assertThat(shape.contains(point.x, point.y))
                .isEqualTo(!given.at("/expected/location").asText().equals("EXTERIOR"));
    }

    /** Through which cells a zone's edge runs rests on this. */
    @ParameterizedTest
    @MethodSource("segments")
    void knowsWhetherAndWhereSegmentsMeet(JsonNode given) {
        JsonNode inputs = given.get("inputs");
        JsonNode expected = given.get("expected");
        var intersector = new RobustLineIntersector();

        intersector.computeIntersection(
                place(inputs.get("p1")),
                place(inputs.get("p2")),
                place(inputs.get("q1")),
                place(inputs.get("q2")));

        if (expected.has("has_intersection")) {
            assertThat(intersector.hasIntersection())
                    .isEqualTo(expected.get("has_intersection").asBoolean());
        }
        if (expected.has("intersection_points")) {
            assertThat(intersector.getIntersectionNum())
                    .isEqualTo(expected.get("intersection_points").asInt());
        }
        if (expected.has("proper")) {
            assertThat(intersector.isProper()).isEqualTo(expected.get("proper").asBoolean());
        }
        if (expected.has("point")) {
            assertThat(intersector.getIntersection(0)).isEqualTo(place(expected.get("point")));
        }
    }

    private static List<JsonNode> cases(String function) throws IOException {
        try (InputStream json =
                GeometryCasesTest.class.getResourceAsStream(
                        "/geometry/point_in_polygon_and_segments.json")) {
            return StreamSupport.stream(Mappers.JSON.readTree(json).spliterator(), false)
                    .filter(one -> one.get("function").asText().equals(function))
                    .toList();
        }
    }

    /** A zone has no holes; whoever needs one draws the line on to it, around it, and back. */
    private static List<Point> corners(Polygon polygon) {
        Coordinate[] outer = polygon.getExteriorRing().getCoordinates();
        List<Coordinate> ring = new ArrayList<>(List.of(outer));
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring.addAll(List.of(polygon.getInteriorRingN(i).getCoordinates()));
            ring.add(outer[0]);
        }
        return ring.stream().map(corner -> new Point(corner.x, corner.y)).toList();
    }

    private static Coordinate place(JsonNode numbers) {
        return new Coordinate(numbers.get(0).asDouble(), numbers.get(1).asDouble());
    }
}
