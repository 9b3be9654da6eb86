package org.aisleflow.contracts.topics;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.aisleflow.contracts.catalog.Device;
import org.aisleflow.contracts.catalog.Door;
import org.aisleflow.contracts.catalog.Shelf;
import org.aisleflow.contracts.catalog.Store;
import org.aisleflow.contracts.catalog.Zone;
import org.aisleflow.contracts.ids.StoreId;
import org.aisleflow.contracts.telemetry.Kind;
import org.aisleflow.contracts.telemetry.Payload;
import org.jspecify.annotations.Nullable;

/**
 * Random records of any type, made from their components; a record whose constructor refuses them
 * is drawn again.
 */
final class RecordSamples {
    private static final int MOST_DRAWS = 1_000;
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00.123Z");

    private final Random random;

    RecordSamples(long seed) {
        this.random = new Random(seed);
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return collection(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == Store.class) {
            return store();
        }
        if (plain.isSealed() && plain != ZoneId.class) {
            return value(pick(plain.getPermittedSubclasses()));
        }
        if (plain.isEnum()) {
            return pick(plain.getEnumConstants());
        }
        return plain.isRecord() ? drawn(plain) : scalar(plain);
    }

    private Object scalar(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text();
            case "int", "Integer" -> random.nextInt(1, 1_000_000);
            case "long", "Long" -> random.nextLong(0, 1L << 53);
            case "double", "Double" -> random.nextDouble() * (random.nextBoolean() ? 1 : 1e7);
            case "boolean", "Boolean" -> random.nextBoolean();
            case "Instant" ->
                    Instant.ofEpochSecond(
                            random.nextLong(253_402_300_799L), random.nextInt(1_000_000_000));
            case "LocalDate" -> LocalDate.ofEpochDay(random.nextInt(100_000));
            case "LocalTime" -> LocalTime.ofSecondOfDay(random.nextInt(86_400));
            case "ZoneId" -> ZoneId.of(pick(new String[] {"Europe/Rome", "UTC", "Asia/Kolkata"}));
            case "Payload" -> Payload.of(bytes());
            default -> throw new IllegalArgumentException("no samples of " + type);
        };
    }

    private Object collection(ParameterizedType generic) {
        Type[] of = generic.getActualTypeArguments();
        int size = random.nextInt(5);
        if (generic.getRawType() == Map.class) {
            Map<Object, Object> map = new HashMap<>();
            for (int i = 0; i < size; i++) {
                map.put(value(of[0]), value(of[1]));
            }
            return map;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add(value(of[0]));
        }
        return generic.getRawType() == List.class ? list : new HashSet<>(list);
    }

    private Object drawn(Class<?> type) {
        for (int draw = 0; draw < MOST_DRAWS; draw++) {
            try {
                return construct(type);
            } catch (InvocationTargetException refused) {
                if (!(refused.getCause() instanceof IllegalArgumentException)) {
                    throw new AssertionError(refused);
                }
            } catch (ReflectiveOperationException wrong) {
                throw new LinkageError(type + " is not a record of ours", wrong);
            }
        }
        throw new AssertionError("no luck with " + type);
    }

    private Object construct(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        boolean id = type.getPackageName().endsWith(".ids");
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            boolean absent =
                    components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
                            && random.nextInt(3) == 0;
            values[i] = absent ? null : id ? id() : value(components[i].getGenericType());
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    /** A store's parts must fit together, which drawing them apart would hardly ever give. */
    private Store store() {
        Store none =
                Store.builder(of(StoreId.class), "x" + text(), of(ZoneId.class))
                        .open(of(LocalTime.class), of(LocalTime.class))
                        .extent(40.5, 25)
                        .build();
        List<Zone> zones = List.of(of(Zone.class), of(Zone.class));
        Stream<Device> tills =
                zones.stream()
                        .flatMap(zone -> zone.queueOf().stream())
                        .map(till -> Device.of(till, Kind.SALE, 60));
        Shelf shelf = of(Shelf.class);
        return none.toBuilder()
                .zones(zones)
                .doors(List.of(of(Door.class)))
                .shelves(
                        List.of(
                                new Shelf(
                                        shelf.id(),
                                        zones.get(1).id(),
                                        shelf.sku(),
                                        shelf.capacity(),
                                        shelf.tareGrams())))
                .devices(
                        Stream.concat(Stream.of(of(Device.class), of(Device.class)), tills)
                                .toList())
                .validFrom(random.nextBoolean() ? null : LATEST, null)
                .build()
                .replacing(none);
    }

    private String id() {
        StringBuilder id = new StringBuilder("a");
        for (int i = random.nextInt(8, 64); i > 1; i--) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    private String text() {
        return id() + pick(new String[] {"", " ", "ä漢🛒", "\"\\/\u0000\n", "/~>", "'"});
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        return bytes;
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
