package org.aisleflow.streams.stages;

import org.aisleflow.streams.books.Form;
import org.aisleflow.streams.footfall.DoorMinute;
import org.aisleflow.streams.ledger.DeviceBook;
import org.aisleflow.streams.ledger.HourBook;

/** All tables of the books; a number is never used again for something else. */
final class Tables {
    static final Form<DeviceBook> DEVICE_BOOKS = Form.internal(1, DeviceBook.CODEC);
    static final Form<HourBook> LEDGER_HOURS = Form.facts(2, HourBook.CODEC);
    static final Form<DoorMinute> DOOR_MINUTES = Form.facts(3, DoorMinute.CODEC);

    private Tables() {}
}
