package org.aisleflow.streams.stages;

import org.aisleflow.contracts.facts.Alert;
import org.aisleflow.contracts.facts.DeviceState;
import org.aisleflow.contracts.facts.PastAlert;
import org.aisleflow.streams.alerts.AlertCodec;
import org.aisleflow.streams.alerts.PastAlertCodec;
import org.aisleflow.streams.books.Form;
import org.aisleflow.streams.climate.ClimateBook;
import org.aisleflow.streams.climate.ClimateBookCodec;
import org.aisleflow.streams.fleet.DeviceStateCodec;
import org.aisleflow.streams.footfall.DoorMinute;
import org.aisleflow.streams.footfall.SoldUnits;
import org.aisleflow.streams.footfall.TillReceipts;
import org.aisleflow.streams.ledger.DeviceBook;
import org.aisleflow.streams.ledger.HourBook;
import org.aisleflow.streams.ledger.NamelessBook;
import org.aisleflow.streams.stock.ProductBook;
import org.aisleflow.streams.stock.ProductBookCodec;
import org.aisleflow.streams.stock.StoreBook;
import org.aisleflow.streams.stock.StoreBookCodec;

/**
 * The tables of the books; a number is never used again for something else. 10 to 19 are the
 * floor's.
 */
final class Tables {
    static final Form<DeviceBook> DEVICE_BOOKS = Form.internal(1, DeviceBook.CODEC);
    static final Form<HourBook> LEDGER_HOURS = Form.facts(2, HourBook.CODEC);
    static final Form<DoorMinute> DOOR_MINUTES = Form.facts(3, DoorMinute.CODEC);
    static final Form<TillReceipts> TILL_RECEIPTS = Form.facts(5, TillReceipts.CODEC);
    static final Form<SoldUnits> SALES = Form.facts(6, SoldUnits.CODEC);
    static final Form<NamelessBook> NAMELESS_BOOKS = Form.internal(7, NamelessBook.CODEC);
    static final Form<ProductBook> PRODUCT_BOOKS =
            Form.facts(20, ProductBookCodec.CODEC).sized(10_000, 700);
    static final Form<StoreBook> STORE_BOOKS = Form.internal(21, StoreBookCodec.CODEC);
    static final Form<Alert> OUT_OF_STOCK_ALERTS = Form.facts(22, AlertCodec.CODEC);
    static final Form<ClimateBook> CLIMATE_BOOKS = Form.internal(23, ClimateBookCodec.CODEC);
    static final Form<Alert> EXCURSION_ALERTS = Form.facts(24, AlertCodec.CODEC);
    static final Form<DeviceState> DEVICE_STATES = Form.facts(25, DeviceStateCodec.CODEC);
    static final Form<Alert> DEVICE_ALERTS = Form.facts(26, AlertCodec.CODEC);

    static final Form<PastAlert> PAST_ALERTS =
            Form.facts(27, PastAlertCodec.CODEC).sized(2_000, 500);

    private Tables() {}
}
