package org.aisleflow.sim.score;

import java.util.List;
import java.util.Map;
import org.aisleflow.contracts.catalog.Store;

/** Reads what the truth says of a period. */
final class TruthReader {
    private TruthReader() {}

    /**
     * Reads every file once.
     *
     * @param folder the files
     * @param survey how far they are written
     * @param period what is wanted
     * @param stores the catalog, for what a dwell is in each zone
     * @param watched quarter hours of a watched floor, by the first of those that follow each other
     */
    static TruthNumbers read(
            TruthFolder folder,
            Survey survey,
            Period period,
            List<Store> stores,
            Map<Key.Quarter, Key.Quarter> watched) {
        TruthNumbers numbers = new TruthNumbers();
        numbers.newest = survey.newest();
        WatchedTimes times = new WatchedTimes(period);
        LoggerReports reports = new LoggerReports();
        new MessageTruth(period, numbers, times, reports).read(folder);
        new DoorTruth(period, numbers).read(folder);
        new FloorTruth(numbers, watched, times, stores).read(folder);
        new StaffTruth(numbers, watched, times).read(folder);
        new GoodsTruth(period, numbers, reports, watched.keySet()).read(folder);
        return numbers;
    }
}
