package org.aisleflow.streams.stages;

import java.util.List;
import org.aisleflow.contracts.telemetry.Climate;
import org.aisleflow.contracts.telemetry.Count;
import org.aisleflow.contracts.telemetry.Crossing;
import org.aisleflow.contracts.telemetry.Delivery;
import org.aisleflow.contracts.telemetry.Location;
import org.aisleflow.contracts.telemetry.Positions;
import org.aisleflow.contracts.telemetry.Sale;
import org.aisleflow.contracts.telemetry.Senml;
import org.aisleflow.contracts.telemetry.Status;
import org.aisleflow.contracts.telemetry.Tags;
import org.aisleflow.contracts.telemetry.Telemetry;
import org.aisleflow.contracts.telemetry.Weight;

/** Which stage computes with which telemetry. */
final class Routes {
    private static final List<String> DEVICES_ONLY = List.of(StageNames.WATCH_DEVICES);
    private static final List<String> CROSSINGS =
            List.of(StageNames.WATCH_DEVICES, StageNames.COUNT_CROSSINGS);
    private static final List<String> POSITIONS =
            List.of(StageNames.WATCH_DEVICES, StageNames.FOLLOW_TRAILS);
    private static final List<String> GOODS =
            List.of(StageNames.WATCH_DEVICES, StageNames.ESTIMATE_STOCK);
    private static final List<String> SALES =
            List.of(
                    StageNames.WATCH_DEVICES,
                    StageNames.ESTIMATE_STOCK,
                    StageNames.COUNT_RECEIPTS,
                    StageNames.COUNT_SALES);
    private static final List<String> CLIMATE =
            List.of(StageNames.WATCH_DEVICES, StageNames.WATCH_CLIMATE);

    private Routes() {}

    static List<String> of(Telemetry telemetry) {
        return switch (telemetry) {
            case Crossing _ -> CROSSINGS;
            case Sale _ -> SALES;
            case Delivery _, Count _, Weight _ -> GOODS;
            case Climate _ -> CLIMATE;
            case Positions _ -> POSITIONS;
            case Status _, Tags _, Location _ -> DEVICES_ONLY;
            case Senml _ -> throw new IllegalStateException("a pack goes on as its readings");
        };
    }
}
