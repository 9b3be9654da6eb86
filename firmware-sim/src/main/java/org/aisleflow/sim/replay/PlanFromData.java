package org.aisleflow.sim.replay;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Point;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.LineId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.ids.ZoneId;
import org.aisleflow.contracts.telemetry.Kind;

/** The simplest plan on which a recording has room: one zone, one sensor, a door for each line. */
final class PlanFromData {
    private static final double MARGIN_METRES = 0.5;
    private static final double SMALLEST_METRES = 4;
    private static final double DOOR_METRES = 2;
    private static final double DWELL_SECONDS = 10;
    private static final double REPORT_SECONDS = 60;

    private PlanFromData() {}

    static Store of(StoreId id, DeviceId device, Survey survey) {
        double doors = DOOR_METRES * survey.lines().size();
        double width = metres(Math.max(survey.mostX(), doors));
        double depth = metres(survey.mostY());
        List<Point> corners =
                List.of(
                        new Point(0, 0),
                        new Point(width, 0),
                        new Point(width, depth),
                        new Point(0, depth));
        Kind kind = survey.hasPositions() ? Kind.POSITIONS : Kind.CROSSING;
        Device sensor =
                Device.builder(device, kind, REPORT_SECONDS)
                        .covers(survey.hasPositions() ? corners : null)
                        .build();
        return Store.builder(id, "Replay " + id, java.time.ZoneId.of("UTC"))
                .extent(width, depth)
                .zones(
                        List.of(
                                new Zone(
                                        ZoneId.of("floor"),
                                        "Floor",
                                        corners,
                                        DWELL_SECONDS,
                                        false)))
                .doors(doors(survey))
                .devices(List.of(sensor))
                .build();
    }

    /** Side by side on the plan's lower edge, each crossed upwards by who comes in. */
    private static List<Door> doors(Survey survey) {
        List<Door> doors = new ArrayList<>();
        for (String line : survey.lines()) {
            double right = DOOR_METRES * (doors.size() + 1);
            doors.add(
                    new Door(
                            LineId.of(line),
                            List.of(new Point(right, 0), new Point(right - DOOR_METRES, 0))));
        }
        return doors;
    }

    private static double metres(double most) {
        return Math.max(SMALLEST_METRES, Math.ceil(2 * (most + MARGIN_METRES)) / 2);
    }
}
