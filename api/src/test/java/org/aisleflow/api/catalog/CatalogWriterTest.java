package org.aisleflow.api.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.aisleflow.api.Samples;
import org.aisleflow.api.facts.Catalog;
import org.aisleflow.api.http.ProblemException;
import org.aisleflow.contracts.catalog.CatalogEntry;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.ids.DeviceId;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CatalogWriterTest {
    private static final Device NEW = Device.of(DeviceId.of("new"), Kind.CLIMATE, 60);

    private final Catalog catalog = new Catalog();
    private final List<CatalogEntry> published = new ArrayList<>();
    private final CatalogWriter writer = new CatalogWriter(catalog, this::publish);
    private final Thread enrolment =
            Thread.ofPlatform().unstarted(() -> writer.add(Samples.CORNER, List.of(NEW)));
    private boolean addedMeanwhile;

    @Test
    void aDeviceIsAddedToTheStoreThatSomebodyIsWritingMeanwhile() throws InterruptedException {
        Store edited = Samples.corner().toBuilder().extent(40, 20).build();
        keep(Samples.corner());
        addedMeanwhile = true;

        writer.put(edited, null);
        enrolment.join();

        Store last = catalog.store(Samples.CORNER).orElseThrow();
        assertThat(last.widthMetres()).isEqualTo(40);
        assertThat(last.devices()).contains(NEW);
    }

    @Test
    void anOldCopyOfAStoreDoesNotTakeItsNewDevicesAway() {
        keep(Samples.corner());
        String tag = EntityTag.of(Samples.corner()).value();
        writer.add(Samples.CORNER, List.of(NEW));

        assertThatThrownBy(() -> writer.put(Samples.corner(), tag))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("Read it again");

        Store last = catalog.store(Samples.CORNER).orElseThrow();
        assertThat(last.devices()).contains(NEW);
        writer.put(Samples.corner(), "\"older\", " + EntityTag.of(last).value());
        assertThat(catalog.store(Samples.CORNER)).contains(Samples.corner());
    }

    @Test
    void whoeverExpectsAnEntryMakesNoNewOne() {
        assertThatThrownBy(() -> writer.put(Samples.corner(), "*"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("does not have this entry");
        assertThat(published).isEmpty();
    }

    @Test
    void aDeviceThatIsThereAlreadyStaysAsItIs() {
        keep(Samples.corner());
        published.clear();

        writer.add(Samples.CORNER, List.of(Device.of(DeviceId.of("door-1"), Kind.CLIMATE, 5)));

        assertThat(published).isEmpty();
    }

    @Test
    void aStoreThatIsGoneGetsNoDevices() {
        assertThatThrownBy(() -> writer.add(StoreId.of("gone"), List.of(NEW)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("gone");
    }

    /** As it is while an entry is on its way to Kafka and back. */
    private void publish(CatalogEntry entry) {
        if (addedMeanwhile && enrolment.getState() == Thread.State.NEW) {
            enrolment.start();
            await().until(() -> isHeldUpOrOver(enrolment));
        }
        keep(entry);
    }

    private void keep(CatalogEntry entry) {
        published.add(entry);
        catalog.put(entry.key(), entry);
    }

    private static boolean isHeldUpOrOver(Thread thread) {
        return thread.getState() == Thread.State.WAITING
                || thread.getState() == Thread.State.TERMINATED;
    }
}
